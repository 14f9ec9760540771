import { expect, it } from 'vitest'
import { courseOf, height, width } from '../src/views/insight/drift/course'

const points = (...distances: number[]) => distances.map((distance, i) => ({ at: '', inspectionId: i, distance, brightness: 0 }))

it('draws from the left to the right, a larger distance higher, and the limit between', () => {
  const course = courseOf(points(0, 0.5, 3))
  expect(course.x).toEqual([course.left, expect.closeTo((course.left + width) / 2), width])
  expect(course.y[0]).toBe(course.ground)
  expect(course.y[1]).toBeGreaterThan(course.limit)
  expect(course.y[2]).toBeLessThan(course.limit)
  expect(Math.min(...course.y)).toBeGreaterThan(0)
  expect(course.ground).toBeLessThan(height)
})

it('keeps the limit in sight while nothing comes near it', () => {
  const course = courseOf(points(0.01, 0.02))
  expect(course.limit).toBeGreaterThan(0)
  expect(course.limit).toBeLessThan(course.ground / 2)
})

it('has a few round lines across, whatever the distance', () => {
  for (const most of [0.2, 1.4, 7, 80, 900]) {
    const { ticks } = courseOf(points(most))
    expect(ticks.length, `${most}`).toBeGreaterThan(1)
    expect(ticks.length, `${most}`).toBeLessThanOrEqual(7)
    expect(ticks[0]!.share).toBe(0)
  }
})

it('draws a single point', () => expect(courseOf(points(1)).x).toEqual([courseOf(points(1)).left]))
