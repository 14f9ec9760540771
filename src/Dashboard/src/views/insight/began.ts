/** Twice the logarithm of the likelihood ratio that a rise must reach: chance alone reaches it in 1 to 3 of 1,000 series of 100 to 192 points. */
const threshold = 16
/** Fewer parts are an incident, not a rise. */
const leastParts = 5

export interface Rise {
  /** Place of the first point of the rise. */
  at: number
  /** Shares before and since, 0 to 1. */
  before: number
  since: number
}

/**
 * When a share began to rise, if it did: the point at which two shares, one before and one since, explain the counts best (likelihood ratio of binomial counts).
 * @param counts Parts of the kind, point by point.
 * @param totals All parts of each point.
 */
export function riseOf(counts: readonly number[], totals: readonly number[]): Rise | undefined {
  const [count, total] = [sum(counts), sum(totals)]
  const without = likelihood(count, total)
  let best: Rise | undefined
  let most = threshold
  let [countBefore, totalBefore] = [0, 0]
  for (let at = 1; at < counts.length; at++) {
    countBefore += counts[at - 1]!
    totalBefore += totals[at - 1]!
    const [countSince, totalSince] = [count - countBefore, total - totalBefore]
    if (totalBefore === 0 || totalSince === 0 || countSince < leastParts) continue
    const [before, since] = [countBefore / totalBefore, countSince / totalSince]
    const gain = 2 * (likelihood(countBefore, totalBefore) + likelihood(countSince, totalSince) - without)
    if (since > before && gain > most) {
      most = gain
      best = { at, before, since }
    }
  }
  return best
}

/** Logarithm of the likelihood of `count` in `total` at their own share, without what does not depend on it. */
function likelihood(count: number, total: number): number {
  const rest = total - count
  return (count === 0 ? 0 : count * Math.log(count / total)) + (rest === 0 ? 0 : rest * Math.log(rest / total))
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)
