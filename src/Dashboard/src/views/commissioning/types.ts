// The JSON of a commissioning: docs/http-api.md.
import type { Decision, Rate, Severity, Stage } from '../../model/types'
import type { Certificate, CheckedItem } from '../system/types'

export type RunKind = 'good' | 'defects'
export type Difference = 'model' | 'classes' | 'cameras'

export interface CameraSetup {
  name: string
  source: string
  x: number
  y: number
  width: number
  height: number
}

export interface Setup {
  modelRevision: string
  classRevision: number
  cameras: CameraSetup[]
}

export interface RunPart {
  inspectionId: number
  decision: Decision
  className: string
  confidence: number
  totalMs: number
  isGood?: boolean
}

export interface RunResult {
  wanted: number
  beganAt: string
  isOn: boolean
  isComplete: boolean
  counted: number
  passed: number
  failed: number
  unsure: number
  unanswered: number
  leftOut: number
  wrong: Rate
  doubted: Rate
  confidence: number[]
  lowestConfidence?: number
  medianConfidence?: number
  p50Ms?: number
  p99Ms?: number
}

export interface CheckReport {
  at: string
  latencyLimitMs: number
  checks: Pick<CheckedItem, 'name' | 'level' | 'sentence'>[]
  latencies: Stage[]
  versions: { name: string; value: string }[]
  certificates: Certificate[]
}

export interface Draft {
  startedAt: string
  startedBy: string
  step: number
  camera: string
  report?: CheckReport
}

export interface Summary {
  station: string
  camera: string
  setup: Setup
  classes: { number: number; name: string; severity: Severity; examples: string }[]
  good: RunResult
  defects?: RunResult
  report: CheckReport
}

export interface Brief {
  number: number
  at?: string
  signer: string
  digest: string
  isIntact: boolean
}

export interface CommissioningState {
  /** Newest first. */
  signed: Brief[]
  /** What verdicts rest on now. */
  setup: Setup
  changes: Difference[]
  draft?: Draft
  good?: RunResult
  defects?: RunResult
  goodParts: RunPart[]
  defectParts: RunPart[]
  summary?: Summary
  summaryDigest: string
  missing: string[]
}

export interface Signed {
  record?: { number: number; at: string; signer: string; role: string; origin: string; statement: string; summary: Summary; previous: string }
  number: number
  digest: string
  isIntact: boolean
}
