import { useEffect, useState } from 'preact/hooks'
import { connection, may, role } from '../../model/station'
import { texts } from '../../texts'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { difference } from './configuration/difference'
import { Fields } from './configuration/field'
import { answer, apply, draft, isChanged, load, mistakes, refusal, schema, undo, values, type Outcome } from './configuration/model'
import { wordsOf } from './configuration/schema'
import { TextEditor } from './configuration/text'

/** While the agent starts with what was applied. */
const pollMs = 1000

export function ConfigurationTab() {
  const words = texts.system.configuration
  const [isText, setText] = useState(false)
  const [search, setSearch] = useState('')
  const [isAsking, setAsking] = useState(false)
  const isMine = may('Administrator')
  const outcome = answer.value?.outcome
  const isStarting = outcome?.state === 'Starting'
  useEffect(() => {
    if (isMine) void load()
  }, [isMine, role.value])
  useEffect(() => {
    if (!isStarting) return
    const timer = setInterval(() => connection.value === 'live' && void load(), pollMs)
    return () => clearInterval(timer)
  }, [isStarting])

  if (!isMine) return <p class="empty">{words.administrators}</p>
  if (!answer.value || !schema.value) return refusal.value === '' ? null : <p class="refusal">{refusal.value}</p>
  const isSound = mistakes.value.length === 0
  return (
    <div class="configuration-tab">
      <div class="configuration-bar panel">
        <div class="segments" role="group" aria-label={words.view}>
          <button type="button" class="quiet" aria-pressed={!isText} disabled={values.value === undefined} onClick={() => setText(false)}>
            {words.form}
          </button>
          <button type="button" class="quiet" aria-pressed={isText} onClick={() => setText(true)}>
            {words.text}
          </button>
        </div>
        {!isText && <input type="search" name="search" aria-label={words.find} placeholder={words.find} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />}
        <p class="configuration-state" role="status" data-sound={isSound ? '' : undefined}>
          {isSound ? (isChanged.value ? words.soundChange : words.unchanged) : words.mistakes(mistakes.value.length)}
        </p>
        <div class="buttons">
          <button type="button" disabled={!isChanged.value || !isSound || answer.value.obstacle !== '' || isStarting} onClick={() => setAsking(true)}>
            {words.apply}
          </button>
          <button type="button" class="quiet" disabled={!isChanged.value} onClick={() => void undo()}>
            {words.undo}
          </button>
        </div>
      </div>
      {outcome && <OutcomeLine outcome={outcome} />}
      {answer.value.obstacle !== '' && <p class="warning">{answer.value.obstacle}</p>}
      {!answer.value.isRunning && !isStarting && <p class="warning">{words.byHand}</p>}
      {refusal.value !== '' && (
        <p class="refusal" role="alert">
          {refusal.value}
        </p>
      )}
      {isText || values.value === undefined ? (
        <TextEditor />
      ) : (
        <div class="settings">
          <Fields path="" schema={schema.value} value={values.value} words={wordsOf(search)} />
        </div>
      )}
      <p class="hint">{words.file(answer.value.file)}</p>
      {isAsking && (
        <ReasonDialog title={words.applyTitle} verb={words.apply} needsReason act={async (why) => say(await apply(why))} onClose={() => setAsking(false)}>
          <p>{words.applyMeans}</p>
          <Difference before={answer.value.text} after={draft.value} />
        </ReasonDialog>
      )}
    </div>
  )
}

function OutcomeLine({ outcome }: { outcome: Outcome }) {
  const words = texts.system.configuration
  return (
    <p class={outcome.state === 'TakenBack' ? 'warning' : 'configuration-outcome'} role="status" data-outcome={outcome.state}>
      {outcome.state === 'TakenBack' ? outcome.sentence : words.outcome[outcome.state]}
    </p>
  )
}

const signs = { same: ' ', gone: '−', new: '+' }

function Difference({ before, after }: { before: string; after: string }) {
  return (
    <div class="difference" role="region" tabIndex={0} aria-label={texts.system.configuration.difference}>
      {difference(before, after).map((line, index) =>
        line ? (
          <div key={index} data-kind={line.kind}>
            <span class="number">{line.number}</span>
            <span>{signs[line.kind]}</span>
            <span>{line.text}</span>
          </div>
        ) : (
          <hr key={index} />
        ),
      )}
    </div>
  )
}
