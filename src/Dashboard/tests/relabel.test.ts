// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '../src/model/api'
import { waitMs } from '../src/views/review/answers'
import { mostRelabelled, Relabelling } from '../src/views/insight/map/relabel'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('waits before the agent hears of it, then tells it part by part', async () => {
  const told: string[] = []
  const done = vi.fn()
  const relabelling = new Relabelling(async (id, classId) => void told.push(`${id} ${classId}`), done)
  expect(relabelling.give([3, 4], 'dent', 'Dent')).toBe(true)
  expect(relabelling.give([5], 'dent', 'Dent'), 'one at a time').toBe(false)
  await vi.advanceTimersByTimeAsync(waitMs - 1)
  expect(told).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  expect(told).toEqual(['3 dent', '4 dent'])
  expect(relabelling.batch.value).toMatchObject({ sent: 2, stage: 'done' })
  expect(done).toHaveBeenCalledOnce()
})

it('leaves no trace when it is taken back in time', async () => {
  const send = vi.fn(async () => undefined)
  const relabelling = new Relabelling(send)
  relabelling.give([3], 'dent', 'Dent')
  relabelling.undo()
  await vi.advanceTimersByTimeAsync(2 * waitMs)
  expect(send).not.toHaveBeenCalled()
  expect(relabelling.batch.value).toBeUndefined()
})

it('stops after the part under way, and says how many the agent has heard of', async () => {
  const relabelling: Relabelling = new Relabelling(async (id) => id === 4 && relabelling.undo())
  relabelling.give([3, 4, 5], 'dent', 'Dent')
  await relabelling.flush()
  expect(relabelling.batch.value).toMatchObject({ sent: 2, stage: 'stopped' })
})

it('stops at a refusal with the sentence of the agent', async () => {
  const relabelling = new Relabelling(async (id) => {
    if (id === 4) throw new Refusal('Part 4 is not kept.')
  })
  relabelling.give([3, 4, 5], 'dent', 'Dent')
  await relabelling.flush()
  expect(relabelling.batch.value).toMatchObject({ sent: 1, stage: 'stopped' })
  expect(relabelling.refusal.value).toBe('Part 4 is not kept.')
  expect(relabelling.give([9], 'pit', 'Pit'), 'and goes on').toBe(true)
})

it('tells all that is left at once when the page is left, each part once', async () => {
  const told: number[] = []
  const relabelling: Relabelling = new Relabelling(async (id) => {
    told.push(id)
    if (id === 3) relabelling.leave()
  })
  relabelling.give([3, 4, 5], 'dent', 'Dent')
  await relabelling.flush()
  expect(told).toEqual([3, 4, 5])

  const waiting = new Relabelling(async (id) => void told.push(id))
  waiting.give([7, 8], 'dent', 'Dent')
  waiting.leave()
  await vi.advanceTimersByTimeAsync(2 * waitMs)
  expect(told).toEqual([3, 4, 5, 7, 8])
})

it('takes no more parts than it may', () => {
  const relabelling = new Relabelling(async () => undefined)
  relabelling.give(Array.from({ length: mostRelabelled + 5 }, (_, i) => i), 'dent', 'Dent')
  expect(relabelling.batch.value?.ids.length).toBe(mostRelabelled)
})
