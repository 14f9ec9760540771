// The JSON of the agent's HTTP interface: docs/http-api.md.

export type Decision = 'Pass' | 'Fail' | 'Unsure'
export type HealthStatus = 'Ok' | 'Degraded' | 'Down'

export interface Verdict {
  inspectionId: number
  station: string
  camera: string
  partId: string
  capturedAt: string
  className: string
  confidence: number
  runnerUpName: string
  margin: number
  decision: Decision
  reason: string
  modelRevision: string
  classSetRevision: number
  timings: { totalMs: number }
}

export interface VerdictEvent {
  verdict: Verdict
  /** Address of the picture of the part. */
  part: string
}

export interface Stage {
  name: string
  count: number
  p50Ms: number
  p99Ms: number
}

export interface Sink {
  name: string
  status: HealthStatus
  sentence: string
  pending: number
  oldestSeconds: number
}

export interface Camera {
  name: string
  status: HealthStatus
  sentence: string
  trigger: 'FreeRunning' | 'Interval' | 'Software' | 'Command'
  sequence: number
  lastGood?: string
  dropped: number
}

/** What somebody may do; each may all that the ones before it may. */
export type Role = 'Viewer' | 'Technician' | 'Engineer' | 'Administrator'

export interface Alarm {
  id: string
  sentence: string
  raisedAt: string
}

export interface HealthReport {
  name: string
  status: HealthStatus
  sentence: string
}

export interface State {
  station: string
  version: string
  startedAt: string
  now: string
  modelRevision: string
  classSetRevision: number
  counts: { pass: number; fail: number; unsure: number; total: number; yield?: number }
  ratePerSecond: number
  previewRate: number
  stages: Stage[]
  sinks: Sink[]
  cameras: Camera[]
  alarms: Alarm[]
  health: HealthReport[]
  heartbeat: { counter: number; ageMs: number }
}
