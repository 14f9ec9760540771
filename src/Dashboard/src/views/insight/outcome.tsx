import { count } from '../../format'
import type { StationQuality } from '../../model/types'
import { texts } from '../../texts'
import { Share } from './perclass'

/** The figures that decide whether a station may stay as it is. */
export function Outcome({ quality: { parts, disputed, outcome, leastParts, firstRevision, lastRevision, isCut } }: { quality: StationQuality }) {
  return (
    <dl class="tiles outcome">
      <div class="panel tile" data-tile="answered">
        <dt>{texts.insight.answered}</dt>
        <dd class="number">{count(parts)}</dd>
        <dd class="hint">
          {texts.insight.disputed(disputed)} · {texts.insight.revisions(firstRevision, lastRevision)}
          {isCut && ` · ${texts.insight.cut}`}
        </dd>
      </div>
      {(['rightClass', 'escapes', 'falseRejects', 'unsure'] as const).map((figure) => (
        <div key={figure} class="panel tile" data-tile={figure}>
          <dt>{texts.trial[figure]}</dt>
          <dd>
            <Share rate={outcome[figure]} least={leastParts} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
