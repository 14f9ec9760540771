import { expect, it } from 'vitest'
import { riseOf } from '../src/views/insight/began'

/** Mulberry32: the same numbers everywhere. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const drawn = (next: () => number, total: number, share: number): number => Array.from({ length: total }, next).filter((value) => value < share).length

it('finds the point at which a share rose', () => {
  expect(riseOf([1, 0, 1, 0, 9, 11, 10], Array<number>(7).fill(100))).toEqual({ at: 4, before: 0.005, since: 0.1 })
})

it('takes a busier hour for no rise, and a fall for none', () => {
  expect(riseOf([2, 2, 2, 20, 20, 20], [100, 100, 100, 1000, 1000, 1000])).toBeUndefined()
  expect(riseOf([10, 11, 9, 0, 1, 0], Array<number>(6).fill(100))).toBeUndefined()
})

it('takes a few parts for an incident', () => {
  expect(riseOf([0, 0, 0, 4], Array<number>(4).fill(10_000))).toBeUndefined()
})

it('copes with points without parts', () => {
  expect(riseOf([], [])).toBeUndefined()
  expect(riseOf([0, 0, 0], [0, 0, 0])).toBeUndefined()
  expect(riseOf([0, 0, 8, 8], [0, 0, 10, 10])).toBeUndefined()
})

it('is seldom misled by chance, and sees a doubled share', () => {
  const next = random(7)
  const totals = Array<number>(100).fill(60)
  const rises = Array.from({ length: 400 }, () => riseOf(totals.map((total) => drawn(next, total, 0.03)), totals)).filter(Boolean).length
  expect(rises).toBeLessThanOrEqual(4)
  const seen = Array.from({ length: 50 }, () => riseOf(totals.map((total, i) => drawn(next, total, i < 60 ? 0.03 : 0.06)), totals))
  expect(seen.filter((rise) => rise && Math.abs(rise.at - 60) <= 10).length).toBeGreaterThanOrEqual(45)
})
