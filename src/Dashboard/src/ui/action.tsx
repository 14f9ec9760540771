import { useState } from 'preact/hooks'
import { Refusal, Unreached } from '../model/api'
import { texts } from '../texts'

/** What to tell a person of an error. The agent's own sentence where there is one. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  if (error instanceof Unreached) return texts.unreached
  throw error
}

/** Something that a person has the agent do: busy meanwhile, and why it was not done. */
export function useAction() {
  const [isBusy, setBusy] = useState(false)
  const [sentence, setSentence] = useState('')
  return {
    isBusy,
    refusal: sentence !== '' && (
      <p class="refusal" role="alert">
        {sentence}
      </p>
    ),
    clear: () => setSentence(''),
    /** @returns Whether it was done. */
    async run(act: () => Promise<unknown>): Promise<boolean> {
      setBusy(true)
      setSentence('')
      try {
        await act()
        return true
      } catch (error) {
        setSentence(sentenceOf(error))
        return false
      } finally {
        setBusy(false)
      }
    },
  }
}
