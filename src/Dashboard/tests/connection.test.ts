import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Connection, longestSilenceMs, retryMs } from '../src/model/connection'

/** Stands in for the browser's EventSource, which Node 20 lacks; the browser tests use the real one. */
class Source extends EventTarget {
  static opened: Source[] = []
  onerror: (() => void) | null = null
  closed = false

  constructor() {
    super()
    Source.opened.push(this)
  }

  close(): void {
    this.closed = true
  }

  send(type: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
  }
}

const statuses: string[] = []
const states: unknown[] = []

function start(): void {
  const handlers = { status: (s: string) => statuses.push(s), state: (s: unknown) => states.push(s), recent: vi.fn(), verdict: vi.fn() }
  new Connection(handlers, () => new Source() as unknown as EventSource).start()
}

beforeEach(() => {
  vi.useFakeTimers()
  statuses.length = states.length = Source.opened.length = 0
})
afterEach(() => vi.useRealTimers())

it('is live with the first state', () => {
  start()
  expect(statuses).toEqual(['connecting'])
  Source.opened[0]!.send('state', { station: 'a' })
  expect(statuses).toEqual(['connecting', 'live'])
  expect(states).toEqual([{ station: 'a' }])
})

it('stays live while the agent keeps sending', () => {
  start()
  for (let i = 0; i < 20; i++) {
    Source.opened[0]!.send('state', {})
    vi.advanceTimersByTime(longestSilenceMs - 1)
  }
  expect(statuses).not.toContain('lost')
})

it('notices silence, closes the stream and opens another', () => {
  start()
  Source.opened[0]!.send('state', {})
  vi.advanceTimersByTime(longestSilenceMs)
  expect(statuses.at(-1)).toBe('lost')
  expect(Source.opened[0]!.closed).toBe(true)
  vi.advanceTimersByTime(retryMs)
  expect(Source.opened).toHaveLength(2)
  Source.opened[1]!.send('state', {})
  expect(statuses.at(-1)).toBe('live')
})

it('tries again and again after errors, with one attempt at a time', () => {
  start()
  for (let attempt = 1; attempt <= 5; attempt++) {
    Source.opened.at(-1)!.onerror!()
    expect(Source.opened).toHaveLength(attempt)
    vi.advanceTimersByTime(retryMs)
    expect(Source.opened).toHaveLength(attempt + 1)
  }
})
