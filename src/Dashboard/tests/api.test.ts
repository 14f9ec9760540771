// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { control, read, readIfThere, Refusal, Unreached } from '../src/model/api'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function answers(...given: (Response | Error)[]): ReturnType<typeof vi.fn> {
  const fetch = vi.fn(async (..._: unknown[]) => {
    const next = given.shift()!
    if (next instanceof Error) throw next
    return next
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const bodyOf = (call: unknown[]) => JSON.parse((call[1] as RequestInit).body as string) as { requestId: string }

it('sends a request whose answer was lost again under the same id', async () => {
  const fetch = answers(new TypeError('gone'), new Response('{"id":"x","outcome":"done","sentence":"Done."}'))
  const reply = control('class/add', { name: 'dent' })
  await vi.advanceTimersByTimeAsync(5000)
  expect((await reply).sentence).toBe('Done.')
  expect(fetch.mock.calls).toHaveLength(2)
  expect(bodyOf(fetch.mock.calls[0]!).requestId).toMatch(/^[0-9a-f]{32}$/)
  expect(bodyOf(fetch.mock.calls[1]!).requestId).toBe(bodyOf(fetch.mock.calls[0]!).requestId)
})

it('gives up when the agent stays away', async () => {
  answers(new TypeError('gone'), new TypeError('gone'), new TypeError('gone'))
  const reply = expect(control('class/add', {})).rejects.toBeInstanceOf(Unreached)
  await vi.advanceTimersByTimeAsync(5000)
  await reply
})

it('says what the agent says, and asks no second time', async () => {
  const fetch = answers(new Response('{"outcome":"conflict","sentence":"Nothing is on trial."}', { status: 409 }))
  await expect(control('class/discard', {})).rejects.toEqual(new Refusal('Nothing is on trial.'))
  expect(fetch).toHaveBeenCalledTimes(1)
})

it('reads problem details, and answers that are no JSON', async () => {
  answers(new Response('{"detail":"most must be 1 to 500."}', { status: 400 }), new Response('<html>', { status: 502, statusText: 'Bad Gateway' }))
  await expect(read('/api/parts?most=0')).rejects.toEqual(new Refusal('most must be 1 to 500.'))
  await expect(read('/api/parts')).rejects.toEqual(new Refusal('502 Bad Gateway'))
})

it('tells nothing there from a refusal', async () => {
  answers(new Response('{}', { status: 404 }), new Response('{"detail":"Log in first."}', { status: 401 }))
  expect(await readIfThere('/api/trial')).toBeUndefined()
  await expect(readIfThere('/api/trial')).rejects.toEqual(new Refusal('Log in first.'))
})
