import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { texts } from '../texts'
import { useAction } from './action'
import { Dialog } from './dialog'

interface Props {
  title: string
  /** What the button says. */
  verb: string
  children?: ComponentChildren
  /** Without a reason the agent would refuse. */
  needsReason?: boolean
  /** A choice that the button waits for. */
  isReady?: boolean
  act: (why: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for a reason before something is done that others will see in the history. */
export function ReasonDialog({ title, verb, children, needsReason = false, isReady = true, act, onClose }: Props) {
  const [why, setWhy] = useState('')
  const action = useAction()
  const submit = async (event: Event) => {
    event.preventDefault()
    if (await action.run(() => act(why.trim()))) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        {children}
        <label>
          {needsReason ? texts.reasonNeeded : texts.reason}
          <input name="why" value={why} maxLength={400} required={needsReason} onInput={(event) => setWhy(event.currentTarget.value)} />
        </label>
        {action.refusal}
        <div class="buttons">
          <button type="submit" disabled={action.isBusy || !isReady}>
            {verb}
          </button>
          <button type="button" class="quiet" onClick={onClose}>
            {texts.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
