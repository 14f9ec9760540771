import { expect, it } from 'vitest'
import { between, fromPixels, grown, isWhole, moved, pulled, shortestSide, toPixels, whole } from '../src/ui/rectangle'

const size = { width: 640, height: 480 }
const region = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 }

it('counts in whole pixels of the frame, and back', () => {
  expect(toPixels(region, size)).toEqual({ x: 160, y: 120, width: 320, height: 240 })
  for (const pixels of [{ x: 1, y: 2, width: 33, height: 77 }, { x: 607, y: 0, width: 33, height: 480 }]) expect(toPixels(fromPixels(pixels, size), size)).toEqual(pixels)
})

it('never reaches beyond the frame, as the agent would refuse it', () => {
  for (let x = 0; x <= 640; x += 13) {
    const made = fromPixels({ x, y: x, width: 640, height: 640 }, size)
    expect(made.x + made.width).toBeLessThanOrEqual(1.000001)
    expect(made.y + made.height).toBeLessThanOrEqual(1.000001)
  }
})

it('is drawn between two points in any order, also from outside', () => {
  const wanted = { x: 0.25, y: 0.5, width: 0.25, height: 0.25 }
  expect(between({ x: 0.25, y: 0.5 }, { x: 0.5, y: 0.75 }, size)).toEqual(wanted)
  expect(between({ x: 0.5, y: 0.5 }, { x: 0.25, y: 0.75 }, size)).toEqual(wanted)
  expect(between({ x: -3, y: -1 }, { x: 4, y: 2 }, size)).toEqual(whole)
})

it('keeps a shortest side, so that a slip of the hand leaves something to judge', () => {
  const made = toPixels(between({ x: 1, y: 1 }, { x: 1, y: 1 }, size), size)
  expect(made).toEqual({ x: 640 - shortestSide, y: 480 - shortestSide, width: shortestSide, height: shortestSide })
})

it('stops at the edges with its size when it is moved', () => {
  expect(moved(region, { x: 0.1, y: 0 }, size)).toEqual({ ...region, x: 0.35 })
  expect(moved(region, { x: 9, y: -9 }, size)).toEqual({ x: 0.5, y: 0, width: 0.5, height: 0.5 })
})

it('grows to the right and downwards up to the edge, and shrinks to the shortest side', () => {
  expect(grown(region, { x: 0.1, y: -0.1 }, size)).toEqual({ x: 0.25, y: 0.25, width: 0.6, height: 0.4 })
  expect(grown(region, { x: 9, y: 9 }, size)).toEqual({ x: 0.25, y: 0.25, width: 0.75, height: 0.75 })
  expect(toPixels(grown(region, { x: -9, y: -9 }, size), size)).toEqual({ x: 160, y: 120, width: shortestSide, height: shortestSide })
})

it('keeps the opposite corner where it is when one is pulled, also over it', () => {
  expect(pulled(region, { horizontal: 1, vertical: 1 }, { x: 1, y: 0.5 }, size)).toEqual({ x: 0.25, y: 0.25, width: 0.75, height: 0.25 })
  expect(pulled(region, { horizontal: -1, vertical: -1 }, { x: 1, y: 1 }, size)).toEqual({ x: 0.75, y: 0.75, width: 0.25, height: 0.25 })
})

it('knows the whole frame', () => {
  expect(isWhole(whole)).toBe(true)
  expect(isWhole(region)).toBe(false)
  expect(isWhole(grown(moved(region, { x: -1, y: -1 }, size), { x: 1, y: 1 }, size))).toBe(true)
})
