import { computed, signal } from '@preact/signals'
import { ask, control, read } from '../../../model/api'
import { sentenceOf } from '../../../ui/action'
import type { Json, Schema } from './schema'

export interface Outcome {
  state: 'Starting' | 'Running' | 'TakenBack'
  sentence: string
  by: string
  at: string
}

/** The device configuration (GET /api/configuration). */
export interface Answer {
  file: string
  text: string
  digest: string
  isRunning: boolean
  /** Why it cannot be applied; empty when nothing speaks against it. */
  obstacle: string
  outcome?: Outcome
}

export interface Mistake {
  /** Such as cameras[0].roi.x; empty for the text as a whole. */
  path: string
  sentence: string
  line: number
}

interface Findings {
  text: string
  /** Left out when the text is no JSON. */
  values?: Json
  mistakes: Mistake[]
}

export const schema = signal<Schema | undefined>(undefined)
export const answer = signal<Answer | undefined>(undefined)
/** What somebody makes of it. Kept while other views are looked at. */
export const draft = signal('')
export const values = signal<Json | undefined>(undefined)
export const mistakes = signal<readonly Mistake[]>([])
export const refusal = signal('')
export const isChanged = computed(() => answer.value !== undefined && draft.value !== answer.value.text)

/** One change after the other, each to what the one before has made. */
let queue: Promise<unknown> = Promise.resolve()
const inTurn = (act: () => Promise<void>): Promise<void> => {
  const turn = queue.then(act).then(
    () => void (refusal.value = ''),
    (error: unknown) => void (refusal.value = sentenceOf(error)),
  )
  queue = turn
  return turn
}

/** Reads what there is. A draft that was begun is kept when the file is still the one that it was begun from. */
export const load = (): Promise<void> =>
  inTurn(async () => {
    schema.value ??= await read<Schema>('/api/configuration/schema')
    const fresh = await read<Answer>('/api/configuration')
    const isKept = isChanged.value && fresh.digest === answer.value?.digest
    answer.value = fresh
    if (!isKept) take(await ask<Findings>('/api/configuration/check', { text: fresh.text }))
  })

/** Drops the draft. */
export const undo = (): Promise<void> => inTurn(async () => take(await ask<Findings>('/api/configuration/check', { text: answer.value!.text })))

/** Takes over a text and has it checked. */
export function write(text: string): void {
  draft.value = text
  void inTurn(async () => {
    // Somebody who writes on has the later text checked instead.
    if (draft.value === text) take(await ask<Findings>('/api/configuration/check', { text }), text)
  })
}

/** Changes one value, and has the agent do it in the text, where comments and layout stay. Undefined takes it out. */
export const change = (path: string, value: Json | undefined): Promise<void> =>
  inTurn(async () => take(await ask<Findings>('/api/configuration/check', { text: draft.value, path, ...(value !== undefined && { value }) })))

export async function apply(why: string): Promise<string> {
  const reply = await control('configuration/apply', { text: draft.value, expected: answer.value!.digest, why })
  // What was applied is what there is now; how it went, the next reading tells.
  answer.value = { ...answer.value!, text: draft.value, outcome: { state: 'Starting', sentence: reply.sentence, by: '', at: '' } }
  return reply.sentence
}

function take(findings: Findings, asked = draft.value): void {
  // What was written meanwhile is not overwritten with what was asked about.
  if (draft.value === asked) draft.value = findings.text
  values.value = findings.values
  mistakes.value = findings.mistakes
}

addEventListener('beforeunload', (event) => {
  if (isChanged.value) event.preventDefault()
})
