import type { LogEntry } from './types'

/** Lines that the page holds at most; the agent keeps 2,000. */
export const mostLines = 2000

/** Lines with newer ones in front, each once, newest first, bounded. */
export function joined(newer: readonly LogEntry[], lines: readonly LogEntry[]): LogEntry[] {
  const known = new Set(lines.map((line) => line.number))
  return [...newer.filter((line) => !known.has(line.number)), ...lines].sort((one, other) => other.number - one.number).slice(0, mostLines)
}

/** Address of the lines that fit. */
export function addressOf(level: string, search: string, more: Record<string, number> = {}): string {
  const query = new URLSearchParams({ level, most: '200', ...Object.fromEntries(Object.entries(more).map(([key, value]) => [key, String(value)])) })
  if (search !== '') query.set('search', search)
  return `/api/log?${query}`
}

/** After a restart the agent counts from 1 again: what the page holds is of another run. */
export const isOtherRun = (lines: readonly LogEntry[], newest: number): boolean => lines.length > 0 && newest < lines[0]!.number
