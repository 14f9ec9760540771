import { useState } from 'preact/hooks'
import { control, newId } from '../../model/api'
import { may, person } from '../../model/station'
import { go } from '../../shell/router'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { say } from '../../ui/said'
import { SummaryDocument } from './document'
import { refresh } from './model'
import type { StepProps } from './wizard'

/** Step 6: everything as found, to read and to sign. */
export function SummaryStep({ state }: StepProps) {
  const words = texts.commissioning.summary
  const [statement, setStatement] = useState<string>(words.statementStart)
  const [requestId] = useState(newId)
  const action = useAction()
  const { summary, summaryDigest } = state
  if (!summary)
    return (
      <div class="panel">
        <h3>{words.title}</h3>
        <p>{words.missing}</p>
        <ul class="missing">
          {state.missing.map((sentence) => (
            <li key={sentence} class="warning">
              {sentence}
            </li>
          ))}
        </ul>
      </div>
    )
  const sign = async (event: Event) => {
    event.preventDefault()
    const number = state.signed.length + 1
    const isDone = await action.run(async () => {
      const reply = await control('commissioning/sign', { requestId, digest: summaryDigest, statement: statement.replace(/\s+/g, ' ').trim() })
      say(reply.sentence)
      await refresh()
    })
    if (isDone) go('commissioning', String(number))
  }
  return (
    <>
      <div class="panel document">
        <h3>{words.title}</h3>
        <SummaryDocument summary={summary} />
        <p class="hint">
          {words.digest} <code class="fingerprint">{summaryDigest}</code>
        </p>
      </div>
      {may('Engineer') && (
        <form class="panel sign" onSubmit={(event) => void sign(event)}>
          <h3>{words.sign}</h3>
          <label>
            {words.statement}
            <textarea name="statement" rows={3} required maxLength={1000} value={statement} onInput={(event) => setStatement(event.currentTarget.value)} />
          </label>
          <p>{person.value === undefined ? words.signAnonymous : words.signAs(person.value)}</p>
          {action.refusal}
          <div class="buttons">
            <button type="submit" disabled={action.isBusy || person.value === undefined}>
              {words.sign}
            </button>
          </div>
        </form>
      )}
    </>
  )
}
