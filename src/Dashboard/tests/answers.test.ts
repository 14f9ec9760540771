// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '../src/model/api'
import { Answers, waitMs } from '../src/views/review/answers'
import type { ReviewItem } from '../src/views/review/queue'

const item = (id: number) => ({ id }) as ReviewItem

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('sends an answer after a while, once', async () => {
  const send = vi.fn(async () => undefined)
  const answers = new Answers(send)
  answers.give(item(1), 'pit', 'pit')
  expect(send).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(waitMs)
  await answers.flush()
  expect(send).toHaveBeenCalledTimes(1)
  expect(answers.given.value[0]!.isSent).toBe(true)
})

it('sends an answer with the next one', () => {
  const send = vi.fn(async () => undefined)
  const answers = new Answers(send)
  answers.give(item(1), 'pit', 'pit')
  answers.give(item(2), undefined, 'good')
  expect(send.mock.calls).toMatchObject([[{ item: { id: 1 }, classId: 'pit' }]])
})

it('takes an answer back without a trace before it is sent', async () => {
  const send = vi.fn(async () => undefined)
  const answers = new Answers(send)
  answers.give(item(1), 'pit', 'pit')
  expect(answers.undo()).toMatchObject({ item: { id: 1 }, isSent: false })
  await vi.advanceTimersByTimeAsync(2 * waitMs)
  expect(send).not.toHaveBeenCalled()
  expect(answers.undo()).toBeUndefined()
})

it('brings a sent answer back as sent', async () => {
  const answers = new Answers(async () => undefined)
  answers.give(item(1), 'pit', 'pit')
  await answers.flush()
  expect(answers.undo()).toMatchObject({ item: { id: 1 }, isSent: true })
})

it('puts what the agent refuses back into the queue and says why', async () => {
  const answers = new Answers(() => Promise.reject(new Refusal('The image of part 1 is not kept (any more).')))
  answers.give(item(1), 'pit', 'pit')
  await answers.flush()
  expect(answers.given.value).toEqual([])
  expect(answers.refusal.value).toBe('The image of part 1 is not kept (any more).')
})
