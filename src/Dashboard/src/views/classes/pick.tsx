import { useEffect, useState } from 'preact/hooks'
import { control, type ControlReply } from '../../model/api'
import type { ClassData, Decision, RegisteredClass } from '../../model/types'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Dialog } from '../../ui/dialog'
import { parts, refresh } from './model'
import { PartGrid } from './parts'

const decisions: readonly (Decision | '')[] = ['', 'Pass', 'Fail', 'Unsure']

/** Makes recent parts examples of a class. The list stands still while one chooses. */
export function PickDialog({ known, onAdded, onClose }: { known: RegisteredClass; onAdded: (reply: ControlReply<ClassData>) => void; onClose: () => void }) {
  const [recent, setRecent] = useState(parts.value)
  const [decision, setDecision] = useState<Decision | ''>('')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const action = useAction()
  // The part that somebody just saw is newer than the list that the page has.
  useEffect(() => void refresh().then(() => setRecent(parts.value)), [])
  const shown = recent.map((item) => item.verdict).filter((verdict) => decision === '' || verdict.decision === decision)

  const toggle = (id: number) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }

  const add = async () => {
    const isDone = await action.run(async () => {
      for (const inspectionId of chosen) {
        onAdded(await control<ClassData>('shot/add', { id: known.id, inspectionId }))
        setChosen((before) => new Set([...before].filter((id) => id !== inspectionId)))
      }
    })
    await refresh()
    if (isDone) onClose()
  }

  return (
    <Dialog title={texts.classes.pickTitle(known.name)} onClose={onClose}>
      <div class="segments" role="group" aria-label={texts.classes.filter}>
        {decisions.map((value) => (
          <button key={value} type="button" class="quiet" aria-pressed={decision === value} onClick={() => setDecision(value)}>
            {value === '' ? texts.all : texts.decision[value]}
          </button>
        ))}
      </div>
      <div class="dialog-body">
        <PartGrid items={shown} chosen={chosen} onPick={toggle} caption={(verdict) => ({ decision: verdict.decision, text: verdict.className })} />
      </div>
      {action.refusal}
      <div class="buttons">
        <button type="button" disabled={chosen.size === 0 || action.isBusy} onClick={() => void add()}>
          {texts.classes.addShots(chosen.size)}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {texts.cancel}
        </button>
      </div>
    </Dialog>
  )
}
