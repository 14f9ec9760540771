import { expect, it } from 'vitest'
import { extend, isInside, nearestTo, nextTowards, rectangle } from '../src/views/insight/map/lasso'
import { fit, pan, pinch, toMap, toScreen, zoom } from '../src/views/insight/map/view'

const points = [
  { x: -2, y: 1 },
  { x: 6, y: 3 },
  { x: 2, y: -1 },
]

it('fits all points with the margin and leads back from the screen to the map', () => {
  const view = fit(points, 400, 300, 20)
  const screen = points.map((point) => toScreen(view, point))
  expect(Math.min(...screen.map((at) => at.x))).toBeCloseTo(20)
  expect(Math.max(...screen.map((at) => at.x))).toBeCloseTo(380)
  expect((screen[1]!.y + screen[2]!.y) / 2).toBeCloseTo(150)
  // The second direction of the map points up.
  expect(screen[1]!.y).toBeLessThan(screen[2]!.y)
  const back = toMap(view, screen[0]!)
  expect([back.x, back.y]).toEqual([expect.closeTo(-2), expect.closeTo(1)])
})

it('fits a single point and nothing at all', () => {
  expect(toScreen(fit([{ x: 3, y: 4 }], 100, 80, 10), { x: 3, y: 4 })).toEqual({ x: expect.closeTo(50, 3), y: expect.closeTo(40, 3) })
  expect(fit([], 100, 80, 10)).toEqual({ scale: 1, left: 50, top: 40 })
})

it('keeps what lies under the pointer when it magnifies, within bounds', () => {
  const whole = fit(points, 400, 300, 20)
  const at = { x: 123, y: 45 }
  const under = toMap(whole, at)
  const closer = zoom(pan(whole, 10, -5), { x: 133, y: 40 }, 3, whole)
  expect(closer.scale).toBeCloseTo(3 * whole.scale)
  expect(toMap(closer, { x: 133, y: 40 })).toEqual({ x: expect.closeTo(under.x), y: expect.closeTo(under.y) })
  expect(zoom(whole, at, 1e9, whole).scale).toBeCloseTo(60 * whole.scale)
  expect(zoom(whole, at, 1e-9, whole).scale).toBeCloseTo(0.5 * whole.scale)
})

it('takes along what lies under two fingers', () => {
  const whole = fit(points, 400, 300, 20)
  const before = [{ x: 100, y: 100 }, { x: 200, y: 100 }] as const
  const after = [{ x: 120, y: 140 }, { x: 320, y: 140 }] as const
  const view = pinch(whole, before, after, whole)
  expect(view.scale).toBeCloseTo(2 * whole.scale)
  for (const i of [0, 1] as const) {
    const under = toMap(whole, before[i])
    expect(toMap(view, after[i])).toEqual({ x: expect.closeTo(under.x), y: expect.closeTo(under.y) })
  }
})

it('tells inside from outside of a line that bends inwards, drawn either way', () => {
  const bay = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 5, y: 3 },
    { x: 0, y: 10 },
  ]
  for (const line of [bay, [...bay].reverse()]) {
    expect(isInside(line, { x: 1, y: 5 })).toBe(true)
    expect(isInside(line, { x: 5, y: 2 })).toBe(true)
    expect(isInside(line, { x: 5, y: 6 }), 'in the bay').toBe(false)
    expect(isInside(line, { x: -1, y: 0 })).toBe(false)
    expect(isInside(line, { x: 11, y: 5 })).toBe(false)
  }
  expect(isInside([], { x: 0, y: 0 })).toBe(false)
  expect(isInside(bay.slice(0, 2), { x: 5, y: 0 })).toBe(false)
})

it('draws a rectangle from any two corners', () => {
  const line = rectangle({ x: 8, y: 1 }, { x: 2, y: 5 }, 1)
  expect(isInside(line, { x: 1.5, y: 5.5 })).toBe(true)
  expect(isInside(line, { x: 0.5, y: 3 })).toBe(false)
  expect(isInside(rectangle({ x: 2, y: 2 }, { x: 2, y: 2 }, 1), { x: 2, y: 2 }), 'of one point').toBe(true)
})

it('leaves places out of the line that nobody would see', () => {
  const line = [{ x: 0, y: 0 }]
  extend(line, { x: 1, y: 1 })
  extend(line, { x: 3, y: 0 })
  expect(line).toEqual([{ x: 0, y: 0 }, { x: 3, y: 0 }])
})

it('finds the nearest point within reach, and the next one in a direction', () => {
  expect(nearestTo(points, { x: 5, y: 3 }, 2)).toBe(1)
  expect(nearestTo(points, { x: 20, y: 3 }, 2)).toBe(-1)
  expect(nextTowards(points, 0, 1, 0), 'right').toBe(2)
  expect(nextTowards(points, 0, -1, 0), 'nothing to the left').toBe(-1)
  expect(nextTowards(points, 2, 0, 1)).toBe(1)
  expect(nextTowards(points, -1, 1, 0)).toBe(-1)
})
