import { signal } from '@preact/signals'
import { control, read, Refusal } from '../../model/api'
import { refresh as refreshClasses } from '../classes/model'
import { say } from '../../ui/said'
import type { CommissioningState } from './types'

const everyMs = 1000

export const commissioning = signal<CommissioningState | undefined>(undefined)

export async function refresh(): Promise<void> {
  try {
    commissioning.value = await read<CommissioningState>('/api/commissioning')
  } catch (error) {
    // An agent that is away is told of by the page itself.
    if (error instanceof Refusal) say(error.message)
  }
}

/** Keeps it fresh while somebody looks: another tablet may be at it too. @returns What ends it. */
export function follow(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let ended = false
  const round = async (): Promise<void> => {
    if (!document.hidden) await refresh()
    if (!ended) timer = setTimeout(() => void round(), everyMs)
  }
  void refreshClasses()
  void round()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

/** One move of the work. @throws Refusal with the agent's sentence. */
export async function move(action: string, more: object = {}): Promise<string> {
  const reply = await control('commissioning/change', { action, ...more })
  await refresh()
  return reply.sentence
}
