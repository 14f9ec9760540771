import { computed, signal } from '@preact/signals'
import { read } from '../../model/api'
import { trialOf } from '../../model/trial'
import type { ClassList, FeedbackEntry, Proposals, RegisteredClass, VerdictEvent } from '../../model/types'
import { Answers } from './answers'
import { type Cause, chosenItem, queueOf, type ReviewItem } from './queue'

const refreshMs = 5000
const mostUnsure = 100
const mostSaid = 500
/** The agent looks at many parts to propose some, so it is asked seldom. */
const proposeMs = 30_000
const mostProposed = 20

export const answers = new Answers()
export const classes = signal<readonly RegisteredClass[]>([])
export const cause = signal<Cause | ''>('')
/** Undefined until the agent has said what waits. */
const all = signal<readonly ReviewItem[] | undefined>(undefined)
export const isRead = computed(() => all.value !== undefined)
const currentId = signal(0)
/** What waits here though the agent would not say so: answers that were taken back after it had heard of them, and parts that somebody chose. */
const reopened = new Map<number, ReviewItem>()

/** What waits and has not been answered here. */
export const waiting = computed(() => {
  const done = new Set(answers.given.value.map((answer) => answer.item.id))
  return (all.value ?? []).filter((item) => !done.has(item.id))
})
export const shown = computed(() => (cause.value === '' ? waiting.value : waiting.value.filter((item) => item.cause === cause.value)))
/** What is looked at; stays the same while others come and go. */
export const current = computed(() => shown.value.find((item) => item.id === currentId.value) ?? shown.value[0])

export const show = (item: ReviewItem | undefined): void => void (currentId.value = item?.id ?? 0)

/** Puts a part of the address first, also one that waits for nothing. One whose picture is not among the recent ones any more stays away. */
export async function openPart(id: number): Promise<void> {
  try {
    const [found] = await read<VerdictEvent[]>(`/api/parts?most=1&before=${id + 1}`)
    if (found?.verdict.inspectionId !== id) return
    const item = all.value?.find((known) => known.id === id) ?? chosenItem(found.verdict)
    reopened.set(id, item)
    all.value = [item, ...(all.value ?? []).filter((known) => known.id !== id)]
    cause.value = ''
    show(item)
  } catch {
    // The page itself says that the agent is away.
  }
}

/** Moves on without an answer. */
export function step(by: number): void {
  const place = shown.value.findIndex((item) => item.id === current.value?.id)
  show(shown.value[Math.min(shown.value.length - 1, Math.max(0, place + by))])
}

export function answer(classId: string | undefined, className: string): void {
  const item = current.value
  if (!item) return
  const place = shown.value.indexOf(item)
  const next = shown.value[place + 1] ?? shown.value[place - 1]
  reopened.delete(item.id)
  answers.give(item, classId, className)
  show(next)
}

export function undo(): void {
  const last = answers.undo()
  if (!last) return
  if (last.isSent) reopened.set(last.item.id, last.item)
  if (!all.value?.some((item) => item.id === last.item.id)) all.value = [last.item, ...(all.value ?? [])]
  if (cause.value !== '' && cause.value !== last.item.cause) cause.value = ''
  show(last.item)
}

/** Asks for what waits, while somebody looks. @returns What ends it. */
export function follow(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let ended = false
  const round = async (): Promise<void> => {
    if (!document.hidden) await refresh()
    if (!ended) timer = setTimeout(() => void round(), refreshMs)
  }
  const leave = (): void => void answers.flush()
  addEventListener('pagehide', leave)
  void round()
  return () => {
    ended = true
    clearTimeout(timer)
    removeEventListener('pagehide', leave)
    leave()
  }
}

let proposed: Proposals | undefined
let proposedAt = -Infinity

/** Nothing is proposed while the model loads or nothing is left to choose from; the rest of the queue is shown all the same. */
async function propose(): Promise<Proposals | undefined> {
  if (performance.now() - proposedAt > proposeMs) {
    proposedAt = performance.now()
    try {
      proposed = await read<Proposals>(`/api/proposals?count=${mostProposed}`)
    } catch {
      proposed = undefined
    }
  }
  return proposed
}

async function refresh(): Promise<void> {
  try {
    const [list, unsure, said] = await Promise.all([
      read<ClassList>('/api/classes'),
      read<VerdictEvent[]>(`/api/parts?decision=unsure&most=${mostUnsure}`),
      read<FeedbackEntry[]>(`/api/feedback?most=${mostSaid}`),
    ])
    const report = await trialOf(list)
    const proposals = await propose()
    classes.value = list.classes.filter((entry) => entry.state !== 'retired').map((entry) => entry.class)
    // What is looked at stays, even when the agent no longer counts it among the newest.
    const looking = current.value
    const next = [...reopened.values(), ...queueOf(unsure, report, proposals, said).filter((item) => !reopened.has(item.id))]
    const isGone = looking && !next.some((item) => item.id === looking.id) && !said.some((entry) => entry.inspectionId === looking.id)
    all.value = isGone ? [looking, ...next] : next
    if (looking) show(looking)
  } catch {
    // The page itself says that the agent is away; the next round tries again.
  }
}
