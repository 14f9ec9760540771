// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Decision, VerdictEvent } from '../src/model/types'
import { VerdictView } from '../src/views/line/verdict'

const verdict = (inspectionId: number, decision: Decision) =>
  ({
    verdict: { inspectionId, decision, className: 'c', confidence: 0.9, margin: 0.8, runnerUpName: 'd', partId: '', capturedAt: '2026-01-01T00:00:00Z' },
    part: `/api/verdicts/${inspectionId}/part.jpg`,
  }) as VerdictEvent

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('shows the first verdict at once', () => {
  const view = new VerdictView()
  view.show(verdict(1, 'Fail'))
  expect(view.element.dataset.decision).toBe('Fail')
})

it('changes the large area at most twice a second however fast parts come, and ends on the newest', () => {
  const view = new VerdictView()
  let changes = 0
  let before = view.element.dataset.decision
  const look = () => {
    if (view.element.dataset.decision !== before) changes++
    before = view.element.dataset.decision
  }
  for (let id = 1; id <= 101; id++) {
    view.show(verdict(id, id % 2 === 0 ? 'Pass' : 'Fail'))
    look()
    vi.advanceTimersByTime(30)
    look()
  }
  expect(changes).toBeLessThanOrEqual(7)
  vi.advanceTimersByTime(1000)
  expect(view.element.dataset.decision).toBe('Fail')
  expect(view.element.textContent).toContain('Inspection 101')
  expect(view.element.querySelector('img')?.getAttribute('src')).toBe('/api/verdicts/101/part.jpg')
})

it('holds a part while others come, and shows the newest when it is let go', () => {
  const resumed = vi.fn(() => view.release())
  const view: VerdictView = new VerdictView(resumed)
  view.show(verdict(1, 'Pass'))
  view.hold(verdict(1, 'Pass'))
  view.show(verdict(2, 'Fail'))
  vi.advanceTimersByTime(5000)
  view.show(verdict(3, 'Unsure'))
  expect(view.element.dataset.decision).toBe('Pass')
  expect(view.element.querySelector<HTMLElement>('.held')!.hidden).toBe(false)
  view.element.querySelector<HTMLButtonElement>('.held button')!.click()
  vi.advanceTimersByTime(1000)
  expect(view.element.dataset.decision).toBe('Unsure')
  expect(view.element.querySelector<HTMLElement>('.held')!.hidden).toBe(true)
  expect(resumed).toHaveBeenCalledTimes(1)
})
