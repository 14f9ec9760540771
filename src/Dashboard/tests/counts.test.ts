// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { HistoryAnswer } from '../src/model/types'
import { percents, shape, stacked, yieldOf } from '../src/views/insight/counts'

const start = Date.parse('2026-03-01T10:00:00Z') / 1000

const answer = (series: HistoryAnswer['series'], stepSeconds = 3600, points = 4): HistoryAnswer => ({
  from: '2026-03-01T10:00:00+00:00',
  to: '2026-03-01T14:00:00+00:00',
  stepSeconds,
  points,
  cameras: [],
  series,
  confidence: [],
  changes: [],
})

const mixed = answer([
  { camera: 'top', classNo: 1, className: 'good', decision: 'Pass', counts: [10, 20, 30, 40] },
  { camera: 'side', classNo: 1, className: 'good', decision: 'Pass', counts: [1, 1, 1, 1] },
  { camera: 'top', classNo: 2, className: 'scratch', decision: 'Fail', counts: [0, 1, 2, 3] },
  { camera: 'side', classNo: 2, className: 'scratch', decision: 'Fail', counts: [0, 0, 0, 1] },
  { camera: 'top', classNo: 3, className: 'dent', decision: 'Fail', counts: [5, 0, 0, 0] },
  { camera: 'top', classNo: 3, className: 'dent', decision: 'Unsure', counts: [0, 0, 0, 2] },
])

describe('shape', () => {
  it('parts what is looked at from the time before', () => {
    const counts = shape(mixed, start + 7200)
    expect(counts.times).toEqual([start + 7200, start + 10_800])
    expect(counts.points).toEqual({ Pass: [31, 41], Unsure: [0, 2], Fail: [2, 4] })
    expect(counts.all).toEqual([33, 47])
    expect(counts.totals).toEqual({ Pass: 72, Unsure: 2, Fail: 6, all: 80 })
    expect(counts.before).toEqual({ Pass: 32, Unsure: 0, Fail: 6, all: 38 })
    expect(yieldOf(counts.totals)).toBeCloseTo(0.9)
  })

  it('adds the cameras of a class, the commonest class first, also one that failed before only', () => {
    const { faults, cameras } = shape(mixed, start + 7200)
    expect(faults.map(({ className, parts, before, points }) => [className, parts, before, points])).toEqual([
      ['scratch', 6, 1, [2, 4]],
      ['dent', 0, 5, [0, 0]],
    ])
    expect(cameras).toEqual([
      { name: 'top', totals: { Pass: 70, Fail: 5, Unsure: 2, all: 77 } },
      { name: 'side', totals: { Pass: 2, Fail: 1, Unsure: 0, all: 3 } },
    ])
  })

  it('takes shares of all parts of the line, where one class is looked at', () => {
    const scratches = answer(mixed.series.filter((series) => series.classNo === 2))
    const counts = shape(scratches, start + 7200, mixed)
    expect(counts.totals.all).toBe(6)
    expect(counts.all).toEqual([33, 47])
    expect(counts.line).toEqual({ parts: 80, before: 38 })
  })

  it('gives a point to the side on which most of it lies', () => {
    expect(shape(mixed, start + 3600 + 1700).times[0]).toBe(start + 3600)
    expect(shape(mixed, start + 3600 + 1900).times[0]).toBe(start + 7200)
  })

  it('knows nothing of an empty answer', () => {
    const counts = shape(answer([]), start + 7200)
    expect(counts.totals.all).toBe(0)
    expect(counts.faults).toEqual([])
    expect(yieldOf(counts.totals)).toBeUndefined()
    expect(shape(answer([], 3600, 0), start).times).toEqual([])
  })

  it('says when a class rose', () => {
    const points = 20
    const counts = Array.from({ length: points }, (_, i) => (i < 12 ? 1 : 12))
    const rising = answer(
      [
        { camera: 'top', classNo: 1, className: 'good', decision: 'Pass', counts: Array<number>(points).fill(100) },
        { camera: 'top', classNo: 2, className: 'scratch', decision: 'Fail', counts },
      ],
      300,
      points,
    )
    expect(shape(rising, start + 3000).faults[0]).toMatchObject({ since: start + 12 * 300 })
  })
})

it('stacks values upon each other', () => {
  expect(stacked([[1, 2], [3, 4], [5, 6]])).toEqual([[1, 2], [4, 6], [9, 12]])
})

it('leaves a gap where nothing was judged', () => {
  expect(percents([1, 0, 0], [4, 5, 0])).toEqual([25, 0, null])
})
