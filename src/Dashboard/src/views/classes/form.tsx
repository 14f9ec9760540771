import { useState } from 'preact/hooks'
import { control } from '../../model/api'
import type { ClassData, RegisteredClass, Severity } from '../../model/types'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { say } from '../../ui/said'
import { refresh } from './model'
import { PreviewPanel } from './preview'

const severities: readonly Severity[] = ['defect', 'minor', 'good']
const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '')

interface Props {
  /** The class to change; a new one when it is left out. */
  before?: RegisteredClass
  onDone: (id: string) => void
  onCancel: () => void
}

/** Adds or changes a class by its words, and shows meanwhile what they would find. */
export function ClassForm({ before, onDone, onCancel }: Props) {
  const [name, setName] = useState(before?.name ?? '')
  const [severity, setSeverity] = useState<Severity>(before?.severity ?? 'defect')
  const [description, setDescription] = useState(before?.description ?? '')
  const [prompts, setPrompts] = useState(before?.prompts.join('\n') ?? '')
  const [synonyms, setSynonyms] = useState(before?.synonyms.join('\n') ?? '')
  const [negative, setNegative] = useState(before?.negative.join('\n') ?? '')
  const [why, setWhy] = useState('')
  const action = useAction()
  const words = { name: name.trim(), severity, description: description.trim(), prompts: lines(prompts), synonyms: lines(synonyms), negative: lines(negative) }
  const asked = before ? { change: { id: before.id, ...words } } : { add: words }

  const submit = async (event: Event) => {
    event.preventDefault()
    let id = ''
    const isDone = await action.run(async () => {
      const reply = await control<ClassData>(before ? 'class/change' : 'class/add', { ...(before && { id: before.id }), ...words, why: why.trim() })
      say(reply.sentence)
      id = reply.data?.id ?? ''
      await refresh()
    })
    if (isDone) onDone(id)
  }

  return (
    <article class="class-form">
      <form onSubmit={(event) => void submit(event)}>
        <h2>{before ? texts.classes.editTitle(before.name) : texts.classes.addTitle}</h2>
        <label>
          {texts.classes.name}
          <input name="name" value={name} required maxLength={80} autocomplete="off" onInput={(event) => setName(event.currentTarget.value)} />
        </label>
        <label>
          {texts.classes.prompts}
          <small>{texts.classes.promptsHint}</small>
          <textarea name="prompts" rows={3} value={prompts} onInput={(event) => setPrompts(event.currentTarget.value)} />
        </label>
        <fieldset class="choices">
          <legend>{texts.classes.severityLabel}</legend>
          {severities.map((value) => (
            <label key={value} class="choice">
              <input type="radio" name="severity" value={value} checked={severity === value} onChange={() => setSeverity(value)} />
              <span>
                {texts.classes.severity[value]}
                <small>{texts.classes.severityMeans[value]}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <details open={synonyms !== '' || negative !== '' || description !== ''}>
          <summary>{texts.classes.more}</summary>
          <label>
            {texts.classes.negative}
            <small>{texts.classes.negativeHint}</small>
            <textarea name="negative" rows={2} value={negative} onInput={(event) => setNegative(event.currentTarget.value)} />
          </label>
          <label>
            {texts.classes.synonyms}
            <small>{texts.classes.onePerLine}</small>
            <textarea name="synonyms" rows={2} value={synonyms} onInput={(event) => setSynonyms(event.currentTarget.value)} />
          </label>
          <label>
            {texts.classes.description}
            <small>{texts.classes.descriptionHint}</small>
            <textarea name="description" rows={2} maxLength={400} value={description} onInput={(event) => setDescription(event.currentTarget.value)} />
          </label>
        </details>
        <label>
          {texts.reason}
          <input name="why" value={why} maxLength={400} onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
        {action.refusal}
        <p class="hint">{texts.classes.trialFirst}</p>
        <div class="buttons">
          <button type="submit" disabled={action.isBusy}>
            {before ? texts.classes.save : texts.classes.add}
          </button>
          <button type="button" class="quiet" onClick={onCancel}>
            {texts.cancel}
          </button>
        </div>
      </form>
      <PreviewPanel asked={asked} isReady={name.trim() !== ''} />
    </article>
  )
}
