// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { age, count, milliseconds, percent, rate, shortRevision } from '../src/format'

describe('percent', () => {
  it.each([
    [0, '0.0 %'],
    [0.5, '50.0 %'],
    [0.9734, '97.3 %'],
    [1, '100.0 %'],
    [undefined, '–'],
  ])('%s is shown as %s', (share, text) => expect(percent(share)).toBe(text))

  it('never rounds a line with one bad part in a million up to 100 %', () => expect(percent(0.999999)).toBe('99.9 %'))
})

describe('age', () => {
  it.each([
    [-5, 'less than 1 s'],
    [999, 'less than 1 s'],
    [1000, '1 s'],
    [59_999, '59 s'],
    [60_000, '1 min'],
    [3_600_000, '1 h 0 min'],
    [90_000_000, '1 d'],
  ])('%s ms is %s', (ms, text) => expect(age(ms)).toBe(text))
})

describe('numbers', () => {
  it('groups thousands with a space, which is no decimal sign anywhere', () => expect(count(1234567)).toBe('1 234 567'))
  it('shows short latencies with a decimal', () => expect([0, 0.25, 9.94, 12.4, 1234].map(milliseconds)).toEqual(['–', '0.3', '9.9', '12', '1 234']))
  it('shows slow rates with a decimal', () => expect([0, 2.34, 9.96, 30.2].map(rate)).toEqual(['0.0', '2.3', '10.0', '30']))
  it('shortens long revisions', () => expect(shortRevision('sha256:0123456789abcdef')).toBe('sha256:0123456789ab…'))
})
