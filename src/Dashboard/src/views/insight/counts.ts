import { grouped } from '../../grouped'
import type { Decision, HistoryAnswer } from '../../model/types'
import { riseOf, type Rise } from './began'

export const decisions: readonly Decision[] = ['Pass', 'Unsure', 'Fail']

export type Totals = Record<Decision, number> & { all: number }

export interface Counts {
  /** Beginning of each point, Unix seconds. */
  times: number[]
  /** Parts of each decision, point by point. */
  points: Record<Decision, number[]>
  /** All parts of the line, also of classes that are not looked at, point by point. */
  all: number[]
  /** Their number in what is looked at, and in the time before. */
  line: { parts: number; before: number }
  totals: Totals
  /** Of the time of the same length before. */
  before: Totals
  /** Classes of failed parts, the commonest first. */
  faults: Fault[]
  cameras: { name: string; totals: Totals }[]
}

export interface Fault {
  classNo: number
  className: string
  parts: number
  before: number
  points: number[]
  /** Beginning of the rise, Unix seconds, in the range or in the time before. */
  since?: number
  rise?: Rise
}

/**
 * What the page shows of an answer that reaches back twice as far as what is looked at.
 * @param from Beginning of what is looked at, Unix seconds.
 * @param line The same of all classes, where the answer is of one: shares are of all parts of the line.
 */
export function shape(answer: HistoryAnswer, from: number, line = answer): Counts {
  const start = Date.parse(answer.from) / 1000
  const every = Array.from({ length: answer.points }, (_, point) => start + point * answer.stepSeconds)
  // A point of whole hours may begin before: it belongs to what is looked at if most of it does.
  const found = every.findIndex((time) => time + answer.stepSeconds / 2 > from)
  const first = found < 0 ? answer.points : found
  const all = added(line.series.map((series) => series.counts), answer.points)
  const points = {} as Record<Decision, number[]>
  const [totals, before] = [noTotals(), noTotals()]
  for (const decision of decisions) {
    const counts = added(answer.series.filter((series) => series.decision === decision).map((series) => series.counts), answer.points)
    points[decision] = counts.slice(first)
    totals[decision] = sum(counts.slice(first))
    before[decision] = sum(counts.slice(0, first))
    totals.all += totals[decision]
    before.all += before[decision]
  }
  const faults = [...grouped(answer.series.filter((series) => series.decision === 'Fail'), (series) => series.classNo)].map(([classNo, of]): Fault => {
    const counts = added(of.map((series) => series.counts), answer.points)
    const rise = riseOf(counts, all)
    return {
      classNo,
      className: of[0]!.className,
      parts: sum(counts.slice(first)),
      before: sum(counts.slice(0, first)),
      points: counts.slice(first),
      ...(rise && { rise, since: every[rise.at]! }),
    }
  })
  return {
    times: every.slice(first),
    points,
    all: all.slice(first),
    line: { parts: sum(all.slice(first)), before: sum(all.slice(0, first)) },
    totals,
    before,
    faults: faults.filter((fault) => fault.parts + fault.before > 0).sort((a, b) => b.parts - a.parts || b.before - a.before || a.classNo - b.classNo),
    cameras: [...grouped(answer.series, (series) => series.camera)].map(([name, of]) => ({ name, totals: totalsOf(of, first) })),
  }
}

/** Share of passed parts; undefined where there are none. */
export const yieldOf = (totals: Totals): number | undefined => (totals.all === 0 ? undefined : totals.Pass / totals.all)

/** Values as they stand upon each other, the lowest first. */
export function stacked(rows: readonly (readonly number[])[]): number[][] {
  const sums: number[][] = []
  for (const row of rows) sums.push(row.map((value, i) => value + (sums.at(-1)?.[i] ?? 0)))
  return sums
}

/** Shares in per cent, null where there were no parts: a gap in the line. */
export const percents = (counts: readonly number[], totals: readonly number[]): (number | null)[] => counts.map((value, i) => (totals[i] ? (100 * value) / totals[i] : null))

function totalsOf(series: readonly { decision: Decision; counts: readonly number[] }[], first: number): Totals {
  const totals = noTotals()
  for (const { decision, counts } of series) {
    const parts = sum(counts.slice(first))
    totals[decision] += parts
    totals.all += parts
  }
  return totals
}

const noTotals = (): Totals => ({ Pass: 0, Fail: 0, Unsure: 0, all: 0 })

const added = (rows: readonly (readonly number[])[], length: number): number[] => Array.from({ length }, (_, i) => sum(rows.map((row) => row[i] ?? 0)))

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
