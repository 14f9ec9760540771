// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { query, rangeNames, rangeOf } from '../src/views/insight/range'

const own = { from: 1_000_000, to: 1_000_000 + 36_000 }

it('has whole points in every range, and the running one is in', () => {
  const now = 1_772_366_461
  for (const name of rangeNames.filter((one) => one !== 'own')) {
    const { from, to, step } = rangeOf(name, own, now)
    expect((to - from) % step, name).toBe(0)
    expect((to - from) / step, name).toBeLessThanOrEqual(120)
    expect(to - step, name).toBeLessThan(now)
    expect(to, name).toBeGreaterThanOrEqual(now)
  }
})

it('takes one’s own range as it was given, in points of a clock', () => {
  expect(rangeOf('own', own, 0)).toEqual({ ...own, step: 300 })
  expect(rangeOf('own', { from: 0, to: 400 * 86_400 }, 0).step).toBe(7 * 86_400)
})

it('asks for times in UTC and leaves empty filters out', () => {
  expect(query({ from: 0, to: 60 }, { camera: '', classNo: '2', step: '1min' })).toBe('from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A01%3A00.000Z&classNo=2&step=1min')
})
