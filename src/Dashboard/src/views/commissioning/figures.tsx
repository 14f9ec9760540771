import { milliseconds, percent } from '../../format'
import type { Rate } from '../../model/types'
import { texts } from '../../texts'
import type { RunKind, RunResult } from './types'

/** What a run has shown: shares with their intervals, and how sure the station was. */
export function RunFigures({ kind, result }: { kind: RunKind; result: RunResult }) {
  const words = texts.commissioning.runs
  const most = Math.max(1, ...result.confidence)
  return (
    <div class="run-figures">
      <table class="figures">
        <tbody>
          <Share name={words.wrong[kind]} rate={result.wrong} />
          <Share name={words.doubted} rate={result.doubted} />
          <tr>
            <th>{words.counts}</th>
            <td class="number">{result.counted}</td>
            <td class="number hint">{words.decisions(result.passed, result.failed, result.unsure)}</td>
          </tr>
          {result.leftOut > 0 && (
            <tr>
              <th>{words.leftOut[kind]}</th>
              <td class="number">{result.leftOut}</td>
              <td />
            </tr>
          )}
          {result.p50Ms !== undefined && result.p99Ms !== undefined && (
            <tr>
              <th>{words.time}</th>
              <td class="number">{milliseconds(result.p50Ms)} ms</td>
              <td class="number hint">P99 {milliseconds(result.p99Ms)} ms</td>
            </tr>
          )}
        </tbody>
      </table>
      <figure class="run-confidence">
        <figcaption>
          {words.confidence}
          {result.medianConfidence !== undefined && result.lowestConfidence !== undefined && <small> {words.confidenceFigures(percent(result.medianConfidence), percent(result.lowestConfidence))}</small>}
        </figcaption>
        <svg viewBox="0 0 200 84" role="img" aria-label={words.confidenceLabel(result.confidence.map((count, i) => `${i * 10}–${i * 10 + 10} %: ${count}`).join(', '))}>
          {result.confidence.map((count, i) => (
            <rect key={i} class="run-bar" x={i * 20 + 1.5} y={64 - (60 * count) / most} width={17} height={(60 * count) / most} rx={2} />
          ))}
          <line class="run-axis" x1={0} x2={200} y1={64.5} y2={64.5} />
          {[0, 50, 100].map((mark) => (
            <text key={mark} class="run-mark" x={mark * 2} y={78} text-anchor={mark === 0 ? 'start' : mark === 100 ? 'end' : 'middle'}>
              {mark} %
            </text>
          ))}
        </svg>
      </figure>
    </div>
  )
}

function Share({ name, rate }: { name: string; rate: Rate }) {
  return (
    <tr>
      <th>{name}</th>
      <td class="number">{rate.of === 0 ? texts.unknown : percent(rate.share)}</td>
      <td class="number hint">{texts.trial.interval(percent(rate.low), percent(rate.high), rate.count, rate.of)}</td>
    </tr>
  )
}
