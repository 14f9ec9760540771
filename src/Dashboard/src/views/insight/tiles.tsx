import { count, percent, points } from '../../format'
import { texts } from '../../texts'
import { Mark } from '../../ui/mark'
import { type Counts, yieldOf } from './counts'

/** The figures that a shift is asked for, beside those of the time before. */
export function Tiles({ counts: { totals, before, line } }: { counts: Counts }) {
  const [now, then] = [yieldOf(totals), yieldOf(before)]
  const share = (value: number): string => (line.parts === 0 ? texts.unknown : percent(value / line.parts))
  return (
    <dl class="tiles">
      <div class="panel tile" data-tile="yield">
        <dt>{texts.yield}</dt>
        <dd class="number">{percent(now)}</dd>
        <dd class="hint">{now === undefined || then === undefined ? texts.insight.noBefore : texts.insight.yieldBefore(points(now - then), percent(then))}</dd>
      </div>
      <div class="panel tile" data-tile="parts">
        <dt>{texts.counters}</dt>
        <dd class="number">{count(totals.all)}</dd>
        <dd class="hint">{texts.insight.before(count(before.all))}</dd>
      </div>
      {(['Fail', 'Unsure'] as const).map((decision) => (
        <div key={decision} class="panel tile" data-tile={decision.toLowerCase()} data-decision={decision}>
          <dt>
            <Mark decision={decision} /> {texts.decision[decision]}
          </dt>
          <dd class="number">{count(totals[decision])}</dd>
          <dd class="hint">
            {share(totals[decision])} · {texts.insight.before(count(before[decision]))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
