import { expect, it } from 'vitest'
import { place, span } from '../src/views/line/scale'

it('spreads 0.1 ms to 1 s evenly by decades and clamps what lies outside', () => {
  expect([0.01, 0.1, 1, 10, 100, 1000, 5000].map(place).map(Math.round)).toEqual([0, 0, 25, 50, 75, 100, 100])
})

it('draws nothing before the first duration', () => expect(span(0, 0)).toEqual({ start: 0, width: 0 }))

it('stays visible and inside when median and tail are one', () => {
  for (const ms of [0.001, 0.1, 7, 999, 60_000]) {
    const { start, width } = span(ms, ms)
    expect(width).toBeGreaterThanOrEqual(3)
    expect(start + width).toBeLessThanOrEqual(100)
  }
})
