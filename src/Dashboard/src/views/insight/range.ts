import { signal } from '@preact/signals'
import { state } from '../../model/station'

export type RangeName = 'hour' | 'shift' | 'day' | 'week' | 'month' | 'own'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** Length and point of each range, in seconds: a whole number of points, so that the time before has as many. */
const ranges: Record<Exclude<RangeName, 'own'>, { length: number; step: number }> = {
  hour: { length: hour, step: minute },
  shift: { length: 8 * hour, step: 5 * minute },
  day: { length: day, step: 15 * minute },
  week: { length: 7 * day, step: 2 * hour },
  month: { length: 30 * day, step: 6 * hour },
}
export const rangeNames: readonly RangeName[] = ['hour', 'shift', 'day', 'week', 'month', 'own']

const steps = [1, 2, 5, 10, 15, 30, 60, 120, 360, 720, 1440, 10_080, 44_640].map((minutes) => minutes * minute)
const mostPoints = 120

/** What is looked at; the same in all parts of Insight that show a time. */
export const chosen = signal<RangeName>('shift')
/** Ends of one's own range, Unix seconds; 0 while none was given. */
export const own = signal({ from: 0, to: 0 })
/** Empty for all cameras. */
export const camera = signal('')
/** Number of a class, empty for all. */
export const classNo = signal('')

export interface Range {
  /** Unix seconds. */
  from: number
  to: number
  /** Seconds of a point. */
  step: number
}

/** The agent's time: a tablet's clock may be wrong. */
export const agentNow = (): number => Date.parse(state.peek()?.now ?? new Date().toISOString()) / 1000

export function rangeOf(name: RangeName, given: { from: number; to: number }, now: number): Range {
  if (name !== 'own') {
    const { length, step } = ranges[name]
    // Points begin at whole steps, and the running one is in.
    const to = Math.ceil(now / step) * step
    return { from: to - length, to, step }
  }
  const step = steps.find((one) => (given.to - given.from) / one <= mostPoints) ?? steps.at(-1)!
  return { ...given, step }
}

const time = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** What the address of a range ends with. */
export function query(range: { from: number; to: number }, more: Record<string, string> = {}): string {
  const parameters = new URLSearchParams({ from: time(range.from), to: time(range.to) })
  for (const [key, value] of Object.entries(more)) if (value !== '') parameters.set(key, value)
  return parameters.toString()
}
