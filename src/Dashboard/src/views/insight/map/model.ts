import { batch, computed, signal } from '@preact/signals'
import { read, Refusal } from '../../../model/api'
import type { ClassList, RegisteredClass } from '../../../model/types'
import { type ColourBy, groupsOf } from './marks'
import { Relabelling } from './relabel'
import type { MappedPoint, MapReport, Method } from './types'

const computingMs = 1000
const restMs = 15_000

export type Tool = 'pan' | 'lasso' | 'rectangle'
export const tools: readonly Tool[] = ['pan', 'lasso', 'rectangle']

export const method = signal<Method>('umap')
export const colourBy = signal<ColourBy>('class')
export const tool = signal<Tool>('lasso')
export const showsExamples = signal(true)
export const report = signal<MapReport | undefined>(undefined)
/** Why there is no map at all; empty when the agent answers. */
export const refusal = signal('')
export const classes = signal<readonly RegisteredClass[]>([])
/** Keys of the chosen points. */
export const chosen = signal<ReadonlySet<string>>(new Set())
/** What the pointer or the keyboard points at. */
export const pointed = signal<MappedPoint | undefined>(undefined)

export const points = computed(() => (report.value?.points ?? []).filter((point) => showsExamples.value || point.kind === 'part'))
/** Parts only: examples are drawn beside them as what they are. */
export const groups = computed(() => groupsOf(points.value, colourBy.value))
export const selection = computed(() => points.value.filter((point) => chosen.value.has(point.key)))
export const chosenParts = computed(() => selection.value.filter((point) => point.inspectionId !== undefined))

/** A class by its name, where it is still known. */
export const nameOfClass = (id: string): string => classes.value.find((known) => known.id === id)?.name ?? id

export const relabelling = new Relabelling(undefined, () => void refresh())

export const choose = (keys: Iterable<string>): void => void (chosen.value = new Set(keys))

/** Adds what is not chosen and takes away what is, one point. */
export function toggle(key: string): void {
  const next = new Set(chosen.value)
  if (!next.delete(key)) next.add(key)
  chosen.value = next
}

export function setMethod(next: Method): void {
  method.value = next
  pointed.value = undefined
  void refresh()
}

export async function refresh(): Promise<void> {
  const asked = method.value
  try {
    const [map, list] = await Promise.all([read<MapReport>(`/api/map?method=${asked}`), read<ClassList>('/api/classes')])
    if (asked !== method.value) return
    refusal.value = ''
    classes.value = list.classes.filter((entry) => entry.state !== 'retired').map((entry) => entry.class)
    const looked = pointed.peek()?.key
    batch(() => {
      report.value = map
      // What is looked at is the same thing on the new map.
      if (looked !== undefined) pointed.value = map.points.find((point) => point.key === looked)
    })
  } catch (error) {
    if (error instanceof Refusal) refusal.value = error.message
    // An agent that is away is told of by the page itself.
  }
}

/** Asks for the map while somebody looks. While points are chosen they stay where they are. @returns What ends it. */
export function follow(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let ended = false
  const round = async (): Promise<void> => {
    if (!document.hidden && (chosen.value.size === 0 || report.value?.isComputing)) await refresh()
    const isWaiting = report.value === undefined || report.value.isComputing
    if (!ended) timer = setTimeout(() => void round(), isWaiting ? computingMs : restMs)
  }
  const leave = (): void => relabelling.leave()
  addEventListener('pagehide', leave)
  void round()
  return () => {
    ended = true
    clearTimeout(timer)
    removeEventListener('pagehide', leave)
    // Another view of the same page: it can be told in peace.
    void relabelling.flush()
  }
}
