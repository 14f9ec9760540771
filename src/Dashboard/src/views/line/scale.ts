const smallestMs = 0.1
const largestMs = 1000

/** Place of a duration on a logarithmic scale from 0.1 ms to 1 s, 0 to 100. */
export function place(ms: number): number {
  const clamped = Math.min(largestMs, Math.max(smallestMs, ms))
  return (Math.log10(clamped / smallestMs) / Math.log10(largestMs / smallestMs)) * 100
}

/** The bar from median to tail, in per cent of the scale; visible even when both fall together, empty before the first duration. */
export function span(p50Ms: number, p99Ms: number): { start: number; width: number } {
  if (p99Ms === 0) return { start: 0, width: 0 }
  const start = Math.min(97, place(p50Ms))
  return { start, width: Math.max(3, place(p99Ms) - start) }
}
