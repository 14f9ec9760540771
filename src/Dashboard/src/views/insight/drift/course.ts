import type { DriftPoint } from './types'

export const width = 1000
export const height = 220
const left = 62
const bottom = 28
const top = 8

/** A distance at the limit lies at a third of the height at least, so that its band is seen. */
const leastTop = 1.5

/** Where points lie in a picture of width by height. */
export interface Course {
  /** Of each point. */
  x: number[]
  y: number[]
  /** Height of the limit. */
  limit: number
  /** Height of no distance at all. */
  ground: number
  left: number
  /** Lines across, as shares of the limit. */
  ticks: { share: number; y: number }[]
}

/** The points by their order, not by their time: a line that stood still for a night has no gap, and one that runs fast is not squeezed. */
export function courseOf(points: readonly DriftPoint[]): Course {
  const most = Math.max(leastTop, ...points.map((point) => point.distance)) * 1.05
  const ground = height - bottom
  const y = (share: number): number => ground - (share / most) * (ground - top)
  const step = points.length > 1 ? (width - left) / (points.length - 1) : 0
  return { x: points.map((_, i) => left + i * step), y: points.map((point) => y(point.distance)), limit: y(1), ground, left, ticks: ticksOf(most).map((share) => ({ share, y: y(share) })) }
}

/** Three to six round shares from 0. */
function ticksOf(most: number): number[] {
  const steps = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
  const step = steps.find((one) => most / one <= 5) ?? most
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step)
}
