// The JSON of the System view: docs/http-api.md.
import type { HealthStatus } from '../../model/types'

export interface Output {
  name: string
  status: HealthStatus
  sentence: string
  since?: string
  address: string
  protocol: string
  place: string
  isEncrypted: boolean
  login: 'none' | 'password' | 'certificate' | 'password+certificate'
  pending: number
  oldestSeconds: number
  delivered: number
  reconnects: number
  trouble: string
  troubleSince?: string
  troubleUntil?: string
}

export interface Certificate {
  kind: 'own' | 'trusted' | 'refused' | 'revocation-list'
  use: string
  subject: string
  issuer: string
  from?: string
  until?: string
  daysLeft?: number
  status: 'Ok' | 'Soon' | 'Over' | 'Unreadable'
  fingerprint: string
  problem: string
}

export type LogLevel = 'Trace' | 'Debug' | 'Information' | 'Warning' | 'Error' | 'Critical'

export interface LogEntry {
  number: number
  at: string
  level: LogLevel
  eventId: number
  category: string
  text: string
}

export interface LogAnswer {
  entries: LogEntry[]
  newest: number
  oldest: number
}

export interface Support {
  versions: { name: string; value: string }[]
  startedAt: string
  now: string
  cores: number
  agentMemoryBytes: number
  memoryBytes: number
  diskFreeBytes: number
  diskBytes: number
}

export interface CheckedItem {
  name: string
  level: 'Ok' | 'Warn' | 'Fail'
  sentence: string
  advice: string
}

export interface BundlePart {
  name: string
  what: string
}
