import { expect, it } from 'vitest'
import { exposureOf, FocusCourse, shown } from '../src/views/system/focus'

const lens = (sequence: number, focus: number) => ({ sequence, focus, mean: 100, dark: 0, bright: 0 })

it('keeps the best of the steadied values, so that one sharp frame is no peak', () => {
  const course = new FocusCourse()
  ;[10, 10, 10, 10, 10, 900, 10, 10].forEach((focus, index) => course.add(lens(index + 1, focus)))
  expect(course.best).toBe(10)
  ;[20, 30, 40, 40, 40, 20, 20, 20].forEach((focus, index) => course.add(lens(index + 9, focus)))
  expect(course.best).toBe(40)
  expect(course.now).toBe(20)
  expect(course.share).toBe(0.5)
})

it('counts a frame once', () => {
  const course = new FocusCourse()
  expect(course.add(lens(1, 5))).toBe(true)
  expect(course.add(lens(1, 5))).toBe(false)
  expect(course.values).toEqual([5])
})

it('draws the newest at the right edge, and no more than fit', () => {
  const course = new FocusCourse()
  expect(course.points()).toEqual([])
  for (let i = 0; i < shown + 20; i++) course.add(lens(i + 1, i))
  const points = course.points()
  expect(points).toHaveLength(shown)
  expect(points[0]!.x).toBe(0)
  expect(points.at(-1)!.x).toBe(1)
  expect(points.every(({ y }) => y >= 0 && y <= 1)).toBe(true)
  expect(course.bestHeight()).toBeCloseTo(points.at(-1)!.y, 5)
})

it('says when a picture is too dark or too bright', () => {
  expect(exposureOf({ mean: 110, bright: 0.001 })).toBe('good')
  expect(exposureOf({ mean: 110, bright: 0.1 })).toBe('bright')
  expect(exposureOf({ mean: 12, bright: 0 })).toBe('dark')
})
