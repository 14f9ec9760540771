import { useState } from 'preact/hooks'
import { grouped } from '../../../grouped'
import { control } from '../../../model/api'
import { decisionOf } from '../../../model/decision'
import { may } from '../../../model/station'
import { address } from '../../../shell/router'
import { texts } from '../../../texts'
import { useAction } from '../../../ui/action'
import { Dialog } from '../../../ui/dialog'
import { Mark } from '../../../ui/mark'
import { Picture } from '../../../ui/picture'
import { say } from '../../../ui/said'
import { pictureOf, wordsOf } from './card'
import { choose, chosenParts, classes, nameOfClass, pointed, refresh, relabelling, selection, toggle } from './model'
import { mostRelabelled } from './relabel'

const mostShown = 60
/** Each example is a revision of its own, and more of a kind teach little. */
const mostExamples = 20

/** What is chosen, and what can be done with it. */
export function Selection() {
  const words = texts.insight.map
  const all = selection.value
  const counts = [...grouped(all, (point) => point.className || texts.review.noClass)].sort((a, b) => b[1].length - a[1].length)
  // Examples of the configuration are files that the page does not see: they come last.
  const shown = [...all].sort((a, b) => Number(pictureOf(a) === undefined) - Number(pictureOf(b) === undefined)).slice(0, mostShown)
  return (
    <section class="panel map-side" aria-label={words.selection}>
      <h3>
        {words.selection} <small class="number">{all.length}</small>
      </h3>
      {all.length === 0 ? (
        <p class="hint">{words.selectionHint}</p>
      ) : (
        <>
          <ul class="map-counts">
            {counts.map(([name, members]) => (
              <li key={name}>
                {name} <strong class="number">{members.length}</strong>
              </li>
            ))}
          </ul>
          <Actions />
          <ul class="part-grid">
            {shown.map((point) => {
              const picture = pictureOf(point)
              return (
                <li key={point.key} data-key={point.key}>
                  <button type="button" class="part" title={words.leaveOut(wordsOf(point))} onMouseEnter={() => (pointed.value = point)} onFocus={() => (pointed.value = point)} onClick={() => toggle(point.key)}>
                    {picture ? <Picture src={picture} alt={wordsOf(point)} /> : <span class="picture-gone">{wordsOf(point)}</span>}
                    <span class="part-caption">
                      {point.decision && <Mark decision={decisionOf(point.decision)} />} {point.saidClassId === undefined ? point.className || texts.review.noClass : nameOfClass(point.saidClassId)}
                    </span>
                  </button>
                </li>
              )
            })}
          </ul>
          {all.length > mostShown && <p class="hint">{words.more(all.length - mostShown)}</p>}
        </>
      )}
    </section>
  )
}

function Actions() {
  const words = texts.insight.map
  const parts = chosenParts.value
  const [classId, setClassId] = useState('')
  const [asked, setAsked] = useState<'label' | 'example' | ''>('')
  const known = classes.value.find((one) => one.id === classId)
  const [only] = parts
  return (
    <div class="map-actions">
      {parts.length === 1 && only?.saidClassId === undefined && only && (
        <a class="button quiet" href={address('review', String(only.inspectionId))}>
          {words.openReview}
        </a>
      )}
      <button type="button" class="quiet" onClick={() => choose([])}>
        {words.clear}
      </button>
      {parts.length > 0 &&
        (may('Technician') ? (
          <>
            <label>
              {words.classLabel}
              <select name="class" value={classId} onChange={(event) => setClassId(event.currentTarget.value)}>
                <option value="">{words.chooseClass}</option>
                {classes.value.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </select>
            </label>
            <button type="button" disabled={!known || relabelling.isBusy || parts.length > mostRelabelled} onClick={() => setAsked('label')}>
              {words.label(parts.length, known?.name ?? '…')}
            </button>
            <button type="button" class="quiet" disabled={!known || parts.length > mostExamples} onClick={() => setAsked('example')}>
              {words.example(parts.length, known?.name ?? '…')}
            </button>
            {parts.length > mostExamples && <p class="hint">{words.mostExamples(mostExamples)}</p>}
            {parts.length > mostRelabelled && <p class="hint">{words.mostLabels(mostRelabelled)}</p>}
          </>
        ) : (
          <p class="hint">{words.needsRole}</p>
        ))}
      {asked === 'label' && known && <LabelDialog classId={known.id} className={known.name} onClose={() => setAsked('')} />}
      {asked === 'example' && known && <ExampleDialog classId={known.id} className={known.name} onClose={() => setAsked('')} />}
    </div>
  )
}

interface Asked {
  classId: string
  className: string
  onClose: () => void
}

function LabelDialog({ classId, className, onClose }: Asked) {
  const words = texts.insight.map
  const ids = chosenParts.value.map((part) => part.inspectionId!)
  const give = () => {
    relabelling.give(ids, classId, className)
    onClose()
  }
  return (
    <Dialog title={words.label(ids.length, className)} onClose={onClose}>
      <p>{words.labelDetail(ids.length, className)}</p>
      <div class="buttons">
        <button type="button" name="confirm" onClick={give}>
          {words.labelVerb}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {texts.cancel}
        </button>
      </div>
    </Dialog>
  )
}

function ExampleDialog({ classId, className, onClose }: Asked) {
  const words = texts.insight.map
  const [ids] = useState(() => chosenParts.value.map((part) => part.inspectionId!))
  const [added, setAdded] = useState(0)
  const action = useAction()
  const add = async () => {
    const isDone = await action.run(async () => {
      // What was added before a refusal stays added.
      for (const [i, inspectionId] of ids.entries()) {
        if (i < added) continue
        say((await control('shot/add', { id: classId, inspectionId })).sentence)
        setAdded(i + 1)
      }
    })
    await refresh()
    if (isDone) onClose()
  }
  return (
    <Dialog title={words.example(ids.length, className)} onClose={onClose}>
      <p>{words.exampleDetail}</p>
      {added > 0 && <progress max={ids.length} value={added} aria-label={words.example(ids.length, className)} />}
      {action.refusal}
      <div class="buttons">
        <button type="button" name="confirm" disabled={action.isBusy} onClick={() => void add()}>
          {words.exampleVerb(ids.length - added)}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {texts.cancel}
        </button>
      </div>
    </Dialog>
  )
}

/** The answer for many parts while it can still be taken back, and how far the agent has heard it. */
export function Pending() {
  const words = texts.insight.map
  const batch = relabelling.batch.value
  return (
    <div class="map-pending" role="status" hidden={!batch}>
      {batch && (
        <>
          <p>{words.stage[batch.stage](batch.ids.length, batch.className, batch.sent)}</p>
          {(batch.stage === 'waiting' || batch.stage === 'sending') && (
            <button type="button" class="quiet" onClick={() => relabelling.undo()}>
              {batch.stage === 'waiting' ? texts.review.undo : words.stop}
            </button>
          )}
        </>
      )}
      {relabelling.refusal.value !== '' && (
        <p class="refusal" role="alert">
          {relabelling.refusal.value}
        </p>
      )}
    </div>
  )
}
