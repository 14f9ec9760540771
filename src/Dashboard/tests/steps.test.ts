import { describe, expect, it } from 'vitest'
import { exposureOf, figuresOf } from '../src/views/commissioning/hints'
import { hasGoodClass, isDone, lastStep, shownStep } from '../src/views/commissioning/steps'
import type { CommissioningState, RunResult } from '../src/views/commissioning/types'
import type { ClassList } from '../src/model/types'

const rate = { count: 0, of: 0, share: 0, low: 0, high: 1 }
const run = (isComplete: boolean): RunResult => ({
  wanted: 30, beganAt: '2026-03-01T12:00:00Z', isOn: !isComplete, isComplete, counted: 30, passed: 30, failed: 0, unsure: 0, unanswered: 0, leftOut: 0, wrong: rate, doubted: rate, confidence: [],
})
const at = (step: number, more: Partial<CommissioningState> = {}): CommissioningState => ({
  signed: [], setup: { modelRevision: '', classRevision: 1, cameras: [] }, changes: [], draft: { startedAt: '2026-03-01T12:00:00Z', startedBy: 'eve', step, camera: 'top' }, goodParts: [], defectParts: [], summaryDigest: '', missing: [], ...more,
})
const classes = (state: string, severity: string) => ({ liveRevision: 1, classes: [{ state, class: { severity } }] }) as unknown as ClassList

describe('steps of a commissioning', () => {
  it('camera and region are done when somebody went on', () => {
    expect([1, 2].map((step) => isDone(step, at(1), undefined))).toEqual([false, false])
    expect([1, 2].map((step) => isDone(step, at(2), undefined))).toEqual([true, false])
    expect([1, 2].map((step) => isDone(step, at(6), undefined))).toEqual([true, true])
  })

  it('classes need a good one that is live', () => {
    expect(hasGoodClass(undefined)).toBe(false)
    expect(hasGoodClass(classes('live', 'defect'))).toBe(false)
    expect(hasGoodClass(classes('trial', 'good'))).toBe(false)
    expect(isDone(3, at(1), classes('live', 'good'))).toBe(true)
  })

  it('runs need the good parts, and the defects where somebody began with them', () => {
    expect(isDone(4, at(4), undefined)).toBe(false)
    expect(isDone(4, at(4, { good: run(false) }), undefined)).toBe(false)
    expect(isDone(4, at(4, { good: run(true) }), undefined)).toBe(true)
    expect(isDone(4, at(4, { good: run(true), defects: run(false) }), undefined)).toBe(false)
    expect(isDone(4, at(4, { good: run(true), defects: run(true) }), undefined)).toBe(true)
  })

  it('the summary is done by its signature only', () => expect(isDone(6, at(6, { good: run(true) }), undefined)).toBe(false))

  it('a step that there is not is the nearest one', () => {
    expect(shownStep(at(99))).toBe(lastStep)
    expect(shownStep(at(0))).toBe(1)
    expect(shownStep({ ...at(1), draft: undefined } as unknown as CommissioningState)).toBe(1)
  })
})

const picture = (width: number, height: number, grey: (x: number, y: number) => number): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(4 * width * height)
  for (let i = 0; i < width * height; i++) pixels.set([grey(i % width, Math.floor(i / width)), grey(i % width, Math.floor(i / width)), grey(i % width, Math.floor(i / width)), 255], 4 * i)
  return pixels
}

describe('light and focus', () => {
  it('an even grey is well lit and has no edges', () => {
    const figures = figuresOf(picture(8, 8, () => 128), 8, 8)
    expect(figures.mean).toBeCloseTo(128 / 255)
    expect(figures.sharpness).toBeCloseTo(0)
    expect(exposureOf(figures)).toBe('good')
  })

  it('a hard edge is sharper than a soft one', () => {
    const hard = figuresOf(picture(16, 16, (x) => (x < 8 ? 60 : 180)), 16, 16)
    const soft = figuresOf(picture(16, 16, (x) => 60 + 8 * x), 16, 16)
    expect(hard.sharpness).toBeGreaterThan(10 * soft.sharpness)
  })

  it('what is black or white all over is said to be', () => {
    expect(exposureOf(figuresOf(picture(8, 8, () => 0), 8, 8))).toBe('dark')
    expect(exposureOf(figuresOf(picture(8, 8, (x) => (x === 0 ? 255 : 120)), 8, 8))).toBe('bright')
  })

  it('a picture too small for edges does no harm', () => expect(figuresOf(picture(1, 1, () => 128), 1, 1).sharpness).toBe(0))
})
