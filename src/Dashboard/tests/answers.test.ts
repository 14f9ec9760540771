// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Refusal } from '../src/model/api'
import { Answers, waitMs } from '../src/views/review/answers'
import type { ReviewItem } from '../src/views/review/queue'

const item = (id: number) => ({ id }) as ReviewItem

function desk() {
  const give = vi.fn(async () => ({ entry: 17 }))
  const withdraw = vi.fn(async (): Promise<unknown> => undefined)
  return { give, withdraw, answers: new Answers({ give, withdraw }) }
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('sends an answer after a while, once', async () => {
  const { give, answers } = desk()
  answers.give(item(1), 'pit', 'pit')
  expect(give).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(waitMs)
  await answers.flush()
  expect(give).toHaveBeenCalledTimes(1)
  expect(answers.given.value[0]!.isSent).toBe(true)
})

it('sends an answer with the next one', () => {
  const { give, answers } = desk()
  answers.give(item(1), 'pit', 'pit')
  answers.give(item(2), undefined, 'good')
  expect(give.mock.calls).toMatchObject([[{ item: { id: 1 }, classId: 'pit' }]])
})

it('takes an answer back without a trace before it is sent', async () => {
  const { give, answers } = desk()
  answers.give(item(1), 'pit', 'pit')
  expect(answers.undo()).toMatchObject({ item: { id: 1 }, isSent: false })
  await vi.advanceTimersByTimeAsync(2 * waitMs)
  expect(give).not.toHaveBeenCalled()
  expect(answers.undo()).toBeUndefined()
})

it('withdraws a sent answer under the number that the agent gave it', async () => {
  const { withdraw, answers } = desk()
  answers.give(item(1), 'pit', 'pit')
  await answers.flush()
  expect(answers.undo()).toMatchObject({ item: { id: 1 }, isSent: true })
  await vi.advanceTimersByTimeAsync(0)
  expect(withdraw.mock.calls).toMatchObject([[{ item: { id: 1 }, entry: 17 }]])
})

it('withdraws an answer that is still on its way after it has arrived', async () => {
  const { give, withdraw, answers } = desk()
  let arrive = (_: { entry: number }): void => undefined
  give.mockReturnValue(new Promise((resolve) => (arrive = resolve)))
  answers.give(item(1), 'pit', 'pit')
  void answers.flush()
  answers.undo()
  await vi.advanceTimersByTimeAsync(0)
  expect(withdraw).not.toHaveBeenCalled()
  arrive({ entry: 3 })
  await vi.advanceTimersByTimeAsync(0)
  expect(withdraw.mock.calls).toMatchObject([[{ entry: 3 }]])
})

it('says why a withdrawal was refused', async () => {
  const { withdraw, answers } = desk()
  withdraw.mockRejectedValue(new Refusal('Answer 17 was taken back before.'))
  answers.give(item(1), 'pit', 'pit')
  await answers.flush()
  answers.undo()
  await vi.advanceTimersByTimeAsync(0)
  expect(answers.refusal.value).toBe('Answer 17 was taken back before.')
})

it('puts what the agent refuses back into the queue and says why', async () => {
  const { give, answers } = desk()
  give.mockRejectedValue(new Refusal('The image of part 1 is not kept (any more).'))
  answers.give(item(1), 'pit', 'pit')
  await answers.flush()
  expect(answers.given.value).toEqual([])
  expect(answers.refusal.value).toBe('The image of part 1 is not kept (any more).')
})
