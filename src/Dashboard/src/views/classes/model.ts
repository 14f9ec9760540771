import { computed, signal } from '@preact/signals'
import { grouped } from '../../grouped'
import { read, Refusal } from '../../model/api'
import { trialOf } from '../../model/trial'
import type { ClassEntry, ClassList, TrialReport, VerdictEvent } from '../../model/types'

/** Recent parts that counts and examples are made of. */
export const looked = 200
const refreshMs = 2500

export const list = signal<ClassList | undefined>(undefined)
export const trial = signal<TrialReport | undefined>(undefined)
/** Newest first. */
export const parts = signal<readonly VerdictEvent[]>([])

/** Recent parts by the number of their class. */
export const partsByClass = computed(() => grouped(parts.value, (item) => item.verdict.classNo))

export const entryOf = (id: string): ClassEntry | undefined => list.value?.classes.find((entry) => entry.class.id === id)

/** Asks the agent for all of it anew. An agent that is away is told of by the page itself. */
export async function refresh(): Promise<void> {
  try {
    const [classes, recent] = await Promise.all([read<ClassList>('/api/classes'), read<VerdictEvent[]>(`/api/parts?most=${looked}`)])
    trial.value = await trialOf(classes)
    list.value = classes
    parts.value = recent
  } catch (error) {
    if (error instanceof Refusal) list.value ??= { liveRevision: 0, classes: [] }
  }
}

/** Keeps it fresh while somebody looks. @returns What ends it. */
export function follow(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let ended = false
  const round = async (): Promise<void> => {
    if (!document.hidden) await refresh()
    if (!ended) timer = setTimeout(() => void round(), refreshMs)
  }
  void round()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}
