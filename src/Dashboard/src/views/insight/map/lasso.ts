import type { Place } from './view'

/** Whether a place lies inside a closed line, by the even-odd rule: a loop in the loop is outside again. */
export function isInside(line: readonly Place[], at: Place): boolean {
  let inside = false
  for (let i = 0, j = line.length - 1; i < line.length; j = i++) {
    const a = line[i]!
    const b = line[j]!
    if (a.y > at.y !== b.y > at.y && at.x < a.x + ((at.y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
  }
  return inside
}

/** The rectangle between two corners as a closed line, widened by a margin. */
export function rectangle(a: Place, b: Place, margin = 0): Place[] {
  const [left, right] = [Math.min(a.x, b.x) - margin, Math.max(a.x, b.x) + margin]
  const [top, bottom] = [Math.min(a.y, b.y) - margin, Math.max(a.y, b.y) + margin]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** Takes a place into the line unless it lies so near the last one that it would not be seen. */
export function extend(line: Place[], at: Place, least = 3): void {
  const last = line.at(-1)
  if (!last || Math.hypot(at.x - last.x, at.y - last.y) >= least) line.push(at)
}

/** The place nearest to another. @returns Its index; -1 when none is within reach. */
export function nearestTo(places: readonly Place[], at: Place, reach: number): number {
  let best = -1
  let least = reach
  places.forEach((place, i) => {
    const distance = Math.hypot(place.x - at.x, place.y - at.y)
    if (distance <= least) [best, least] = [i, distance]
  })
  return best
}

/** The next place in a direction: within an eighth turn to each side, the nearest first. @returns Its index; -1 when there is none. */
export function nextTowards(places: readonly Place[], from: number, dx: number, dy: number): number {
  const start = places[from]
  let best = -1
  let least = Infinity
  places.forEach((place, i) => {
    if (!start || i === from) return
    const along = (place.x - start.x) * dx + (place.y - start.y) * dy
    const aside = Math.abs((place.x - start.x) * dy - (place.y - start.y) * dx)
    if (along > 0 && aside <= along && along + aside < least) [best, least] = [i, along + aside]
  })
  return best
}
