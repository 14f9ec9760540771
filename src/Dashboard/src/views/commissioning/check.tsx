import { useState } from 'preact/hooks'
import { dateTime, milliseconds } from '../../format'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { move } from './model'
import type { CheckReport } from './types'
import type { StepProps } from './wizard'

const usualLimitMs = 100

/** Step 5: is it fast enough, and does everything that it talks to answer? */
export function CheckStep({ draft }: StepProps) {
  const words = texts.commissioning.check
  const [limitMs, setLimit] = useState(draft.report?.latencyLimitMs ?? usualLimitMs)
  const action = useAction()
  return (
    <div class="panel" aria-busy={action.isBusy}>
      <h3>{words.title}</h3>
      <p class="hint">{words.detail}</p>
      {may('Engineer') && (
        <form
          class="buttons"
          onSubmit={(event) => {
            event.preventDefault()
            void action.run(() => move('check', { limitMs }))
          }}
        >
          <label>
            {words.limit}
            <input name="limit" type="number" min={1} max={3_600_000} required value={limitMs} onInput={(event) => setLimit(event.currentTarget.valueAsNumber || usualLimitMs)} />
          </label>
          <button type="submit" disabled={action.isBusy}>
            {action.isBusy ? texts.system.support.checking : draft.report ? words.again : words.check}
          </button>
        </form>
      )}
      {action.refusal}
      {draft.report && <Report report={draft.report} />}
    </div>
  )
}

/** What a check found. */
export function Report({ report }: { report: CheckReport }) {
  const words = texts.commissioning.check
  return (
    <>
      <p class="hint">{words.at(dateTime(new Date(report.at)), milliseconds(report.latencyLimitMs))}</p>
      <ul class="checks">
        {report.checks.map((check, i) => (
          <li key={i} data-check={check.name}>
            <span class="badge" data-status={check.level === 'Ok' ? 'Ok' : check.level === 'Warn' ? 'Degraded' : 'Down'}>
              {texts.system.support.levels[check.level]}
            </span>
            <div>
              <strong>{words.names[check.name] ?? check.name}</strong>
              <p>{check.sentence}</p>
            </div>
          </li>
        ))}
      </ul>
      <table class="figures latencies">
        <thead>
          <tr>
            <th>{texts.latency}</th>
            <th class="number">{texts.median}</th>
            <th class="number">{texts.tail}</th>
          </tr>
        </thead>
        <tbody>
          {report.latencies.map((stage) => (
            <tr key={stage.name}>
              <th>{texts.stages[stage.name] ?? stage.name}</th>
              <td class="number">{milliseconds(stage.p50Ms)} ms</td>
              <td class="number">{milliseconds(stage.p99Ms)} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
