import { count, percent } from '../../format'
import { texts } from '../../texts'
import { Chart, type ChartSeries } from './chart'
import { type Counts, decisions, percents, stacked } from './counts'
import type { History } from './history'
import { ConfidenceBars } from './confidence'
import { Column, Table } from './table'
import { fullTime } from './time'

const mostClasses = 5
const colours = { Pass: '--pass-mark', Unsure: '--unsure-mark', Fail: '--fail-mark' } as const
const lines: { colour: string; dash?: number[] }[] = [
  { colour: '--fail-mark' },
  { colour: '--accent', dash: [9, 4] },
  { colour: '--unsure-mark', dash: [3, 3] },
  { colour: '--ink-2', dash: [12, 3, 3, 3] },
  { colour: '--pass-mark', dash: [6, 6] },
]

/** The counts over time, each chart with its table. */
export function CountCharts({ history: { counts, answer, confidence } }: { history: History }) {
  const step = answer.stepSeconds
  const { times, points, all } = counts
  const marks = answer.changes.map((change) => Date.parse(change.at) / 1000).filter((at) => at >= (times[0] ?? 0))
  const rows = decisions.map((decision) => points[decision])
  // What stands upon others is drawn before them, so that each covers the lower part.
  const parts = stacked(rows)
    .map((values, i): ChartSeries => ({ name: texts.decision[decisions[i]!], colour: colours[decisions[i]!], values, shown: rows[i]! }))
    .reverse()
  const shares: ChartSeries[] = (['Unsure', 'Fail'] as const).map((decision) => ({
    name: texts.decision[decision],
    colour: colours[decision],
    values: percents(points[decision], all),
    ...(decision === 'Unsure' && { dash: [6, 4] }),
  }))
  const faults = counts.faults.filter((fault) => fault.parts > 0).slice(0, mostClasses)
  return (
    <>
      <section class="panel">
        <h3>{texts.insight.verdicts}</h3>
        <Chart label={texts.insight.verdictsChart(count(counts.totals.all))} times={times} series={parts} kind="bars" step={step} write={(value) => count(Math.round(value))} marks={marks} />
        {marks.length > 0 && <Changes history={answer.changes.filter((change) => Date.parse(change.at) / 1000 >= (times[0] ?? 0))} />}
        <CountTable counts={counts} />
      </section>
      <section class="panel half">
        <h3>{texts.insight.notPassed}</h3>
        <Chart label={texts.insight.notPassedChart} times={times} series={shares} kind="lines" step={step} write={(value) => percent(value / 100)} marks={marks} />
      </section>
      {faults.length > 0 && (
        <section class="panel half">
          <h3>{texts.insight.byClass}</h3>
          <Chart
            label={texts.insight.byClassChart(faults.map((fault) => fault.className).join(', '))}
            times={times}
            series={faults.map(({ className, points: values }, i) => ({ name: className || texts.review.noClass, values, ...lines[i]! })).reverse()}
            kind="lines"
            step={step}
            write={(value) => count(Math.round(value))}
            marks={marks}
          />
        </section>
      )}
      <section class="panel">
        <h3>{texts.confidence}</h3>
        <ConfidenceBars confidence={confidence} />
      </section>
    </>
  )
}

/** A column of figures for each decision, and one for the yield. */
export const DecisionColumns = () => (
  <>
    {decisions.map((decision) => (
      <Column key={decision} figures>
        {texts.decision[decision]}
      </Column>
    ))}
    <Column figures>{texts.yield}</Column>
  </>
)

/** Parts of a point that are looked at. */
const of = ({ points }: Counts, i: number): number => decisions.reduce((sum, decision) => sum + points[decision][i]!, 0)

function Changes({ history }: { history: History['answer']['changes'] }) {
  return (
    <ul class="changes-list hint">
      {history.map((change) => (
        <li key={change.inspectionId}>{texts.insight.changed(fullTime(Date.parse(change.at) / 1000), change.revision)}</li>
      ))}
    </ul>
  )
}

/** The same as the charts, to read. */
function CountTable({ counts }: { counts: Counts }) {
  return (
    <details class="as-table">
      <summary>{texts.insight.asTable}</summary>
      <Table
        label={texts.insight.verdicts}
        head={
          <>
            <Column>{texts.insight.from}</Column>
            <DecisionColumns />
            {counts.faults.map((fault) => (
              <Column key={fault.classNo} figures>
                {fault.className || texts.review.noClass}
              </Column>
            ))}
          </>
        }
      >
        {counts.times.map((time, i) => (
          <tr key={time}>
            <th scope="row">{fullTime(time)}</th>
            {decisions.map((decision) => (
              <td key={decision} class="number">
                {count(counts.points[decision][i]!)}
              </td>
            ))}
            <td class="number">{of(counts, i) ? percent(counts.points.Pass[i]! / of(counts, i)) : texts.unknown}</td>
            {counts.faults.map((fault) => (
              <td key={fault.classNo} class="number">
                {count(fault.points[i]!)}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </details>
  )
}
