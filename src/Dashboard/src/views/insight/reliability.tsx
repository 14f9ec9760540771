import { percent } from '../../format'
import type { StationQuality } from '../../model/types'
import { texts } from '../../texts'
import { Bar } from './confidence'
import { Column, Table } from './table'

const side = 300
const room = 48
const x = (value: number): number => room + value * side
/** Room for half of the largest circle. */
const top = 11
const y = (value: number): number => top + (1 - value) * side

/** Whether the confidence can be taken at its word: of parts of 80 %, are 80 % right? Points stand for parts, whiskers for the 95 % interval. */
export function Reliability({ quality }: { quality: StationQuality }) {
  const { bins, calibrated, calibrationError, leastCalibration } = quality
  const filled = bins.filter((bin) => bin.right.of > 0)
  const most = Math.max(1, ...bins.map((bin) => bin.right.of))
  return (
    <section class="panel half reliability">
      <h3>
        {texts.insight.reliability} <small>{texts.insight.n(calibrated)}</small>
      </h3>
      <p data-figure="ece">{calibrated < leastCalibration ? texts.insight.calibrationTooFew(calibrated, leastCalibration) : texts.insight.calibration(percent(calibrationError), calibrated)}</p>
      <svg class="reliability-chart" viewBox={`0 0 ${side + room + 26} ${side + top + 44}`} role="img" aria-label={texts.insight.reliabilityChart}>
        {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
          <g key={tick}>
            <path class="grid" d={`M${x(0)} ${y(tick)}H${x(1)}M${x(tick)} ${y(0)}V${y(1)}`} />
            <text x={x(0) - 8} y={y(tick) + 4} text-anchor="end">
              {tick * 100} %
            </text>
            <text x={x(tick)} y={y(0) + 18} text-anchor="middle">
              {tick * 100} %
            </text>
          </g>
        ))}
        <path class="ideal" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
        {filled.map(({ from, confidence, right }) => (
          <g key={from}>
            <path class="whisker" d={`M${x(confidence)} ${y(right.low)}V${y(right.high)}`} />
            <circle cx={x(confidence)} cy={y(right.share)} r={4 + 6 * Math.sqrt(right.of / most)} />
          </g>
        ))}
        <text x={x(0.5)} y={y(0) + 38} text-anchor="middle">
          {texts.insight.saysConfidence}
        </text>
      </svg>
      <details class="as-table">
        <summary>{texts.insight.asTable}</summary>
        <Table
          label={texts.insight.reliability}
          head={
            <>
              <Column>{texts.confidence}</Column>
              <Column figures>{texts.insight.mean}</Column>
              <Column figures>{texts.trial.rightClass}</Column>
              <Column figures>{texts.insight.interval}</Column>
              <Column figures>n</Column>
            </>
          }
        >
          {filled.map(({ from, to, confidence, right }) => (
            <tr key={from}>
              <th scope="row">
                {percent(from)} – {percent(to)}
              </th>
              <td class="number">{percent(confidence)}</td>
              <td class="number">{percent(right.share)}</td>
              <td class="number">
                {percent(right.low)} – {percent(right.high)}
              </td>
              <td class="number">{right.of}</td>
            </tr>
          ))}
        </Table>
      </details>
    </section>
  )
}

/** How sure the station was of what it had right, and of what it had wrong. */
export function AnsweredConfidence({ quality: { bins, calibrated } }: { quality: StationQuality }) {
  const rows = [
    { name: texts.insight.right, kind: 'right', counts: bins.map((bin) => bin.right.count) },
    { name: texts.insight.wrong, kind: 'wrong', counts: bins.map((bin) => bin.right.of - bin.right.count) },
  ]
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts))
  return (
    <section class="panel">
      <h3>
        {texts.insight.answeredConfidence} <small>{texts.insight.n(calibrated)}</small>
      </h3>
      <Table
        label={texts.insight.answeredConfidence}
        kind="tenths"
        head={
          <>
            <Column>{texts.confidence}</Column>
            {bins.map(({ to }) => (
              <Column key={to} figures>
                {texts.insight.upTo(to)}
              </Column>
            ))}
          </>
        }
      >
        {rows.map(({ name, kind, counts }) => (
          <tr key={kind} data-answer={kind}>
            <th scope="row">{name}</th>
            {counts.map((parts, i) => (
              <td key={i} class="number">
                <Bar share={parts / most} />
                {parts === 0 ? '' : parts}
              </td>
            ))}
          </tr>
        ))}
      </Table>
    </section>
  )
}
