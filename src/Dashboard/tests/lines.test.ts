import { describe, expect, it } from 'vitest'
import { addressOf, isOtherRun, joined, mostLines } from '../src/views/system/lines'
import type { LogEntry } from '../src/views/system/types'

const line = (number: number): LogEntry => ({ number, at: '2026-03-01T12:00:00Z', level: 'Information', eventId: 0, category: 'a', text: 'b' })

describe('lines of the log', () => {
  it('stand newest first, each once', () => {
    expect(joined([line(5), line(4)], [line(4), line(3)]).map((one) => one.number)).toEqual([5, 4, 3])
    expect(joined([line(2), line(1)], [line(4), line(3)]).map((one) => one.number)).toEqual([4, 3, 2, 1])
  })

  it('are bounded, and the oldest go', () => {
    const lines = joined([line(mostLines + 1)], Array.from({ length: mostLines }, (_, i) => line(mostLines - i)))
    expect(lines.length).toBe(mostLines)
    expect(lines[0]!.number).toBe(mostLines + 1)
    expect(lines.at(-1)!.number).toBe(2)
  })

  it('of another run are known by their numbers', () => {
    expect(isOtherRun([line(40)], 3)).toBe(true)
    expect(isOtherRun([line(40)], 40)).toBe(false)
    expect(isOtherRun([], 3)).toBe(false)
  })

  it('are asked for with what was typed, whatever is in it', () => {
    expect(addressOf('Warning', 'a&b=c', { after: 7 })).toBe('/api/log?level=Warning&most=200&after=7&search=a%26b%3Dc')
    expect(addressOf('Error', '')).toBe('/api/log?level=Error&most=200')
  })
})
