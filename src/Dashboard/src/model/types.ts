// The JSON of the agent's HTTP interface: docs/http-api.md.

export type Decision = 'Pass' | 'Fail' | 'Unsure'
export type HealthStatus = 'Ok' | 'Degraded' | 'Down'

export interface Verdict {
  inspectionId: number
  station: string
  camera: string
  partId: string
  capturedAt: string
  classNo: number
  className: string
  confidence: number
  runnerUpNo: number
  runnerUpName: string
  margin: number
  novelty: number
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
  /** Since the agent started. */
  counts: Counts
  ratePerSecond: number
}

/** Verdicts by their decision. */
export interface Counts {
  pass: number
  fail: number
  unsure: number
  total: number
  /** Share that passed, 0 to 1; absent before the first verdict. */
  yield?: number
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
  /** Ever judged at the station. */
  counts: Counts
  ratePerSecond: number
  previewRate: number
  stages: Stage[]
  sinks: Sink[]
  cameras: Camera[]
  alarms: Alarm[]
  health: HealthReport[]
  heartbeat: { counter: number; ageMs: number }
}

export type Severity = 'good' | 'minor' | 'defect'
export type ClassState = 'live' | 'trial' | 'retired'

/** A class as the registry has it. */
export interface RegisteredClass {
  id: string
  number: number
  name: string
  description: string
  prompts: string[]
  synonyms: string[]
  negative: string[]
  severity: Severity
  /** Folder of examples in the configuration; empty for none. */
  examples: string
  /** SHA-256 of each example. */
  shots: string[]
  isRetired: boolean
}

export interface ClassEntry {
  state: ClassState
  class: RegisteredClass
}

export interface ClassList {
  liveRevision: number
  trialRevision?: number
  classes: ClassEntry[]
}

/** What the words of a class are worth. */
export interface Advice {
  sentences: string[]
  expectedRecall?: number
}

/** What the verbs of classes answer with. */
export interface ClassData {
  id: string
  revision: number
  advice?: Advice
  /** What a person should look at again. */
  warning?: string
}

export interface Preview {
  looked: number
  found: number
  passedNow: number
  isCutShort: boolean
  sentence: string
  advice?: Advice
  parts: { verdict: Verdict; decision: Decision; confidence: number }[]
}

/** A share with its 95 % interval. */
export interface Rate {
  count: number
  of: number
  share: number
  low: number
  high: number
}

export interface SetOutcome {
  escapes: Rate
  falseRejects: Rate
  unsure: Rate
  rightClass: Rate
}

export interface TrialExample {
  inspectionId: number
  live: string
  liveClass: string
  liveConfidence: number
  trial: string
  trialClass: string
  trialConfidence: number
  confirmedAs: string
}

export interface TrialReport {
  revision: number
  liveRevision: number
  stage: 'building' | 'running' | 'complete' | 'failed'
  canPromote: boolean
  sentence: string
  note: string
  partsSeen: number
  partsNeeded: number
  partsSkipped: number
  unchanged: Rate
  failToPass: Rate
  passToFail: Rate
  unsureLive: Rate
  unsureTrial: Rate
  expectedEscapes: number
  examples: TrialExample[]
  regression?: { parts: number; kept: Rate; better: number; worse: number; live: SetOutcome; trial: SetOutcome; worseExamples: number[] }
}

/** Parts that would teach most if a person said what they are; the best first. */
export interface Proposals {
  /** How they were chosen, such as coverage or margin. */
  strategy: string
  /** Recent parts that were chosen from. */
  lookedAt: number
  parts: { inspectionId: number; score: number; decision: string; className: string; confidence: number }[]
}

export interface AuditEntry {
  number: number
  at: string
  who: string
  role: string
  door: string
  what: string
  why: string
  revision: number
  live: number
}

export interface FeedbackEntry {
  number: number
  inspectionId: number
  decision: string
  className: string
  confidence: number
  trueClass: string
  isConfirmed: boolean
  who: string
  at: string
  why: string
  /** Number of the entry that this one takes back; 0 for an answer. */
  withdraws: number
}

/** Counts of verdicts over a time, from the agent's own history. */
export interface HistoryAnswer {
  from: string
  to: string
  stepSeconds: number
  points: number
  /** Oldest counted part at all; absent when there is none. */
  since?: string
  cameras: string[]
  series: { camera: string; classNo: number; className: string; decision: Decision; counts: number[] }[]
  /** Parts of each tenth of confidence. */
  confidence: { decision: Decision; counts: number[] }[]
  /** When other classes or another model began to judge. */
  changes: { at: string; inspectionId: number; revision: number; model: string }[]
}

/** How right the station was on answered parts. */
export interface StationQuality {
  from: string
  to: string
  parts: number
  disputed: number
  isCut: boolean
  firstRevision: number
  lastRevision: number
  leastParts: number
  leastCalibration: number
  outcome: SetOutcome
  classes: QualityClass[]
  cells: ConfusionCell[]
  calibrationError: number
  calibrated: number
  bins: ConfidenceBin[]
  disputedParts: number[]
}

export interface QualityClass {
  /** Empty for "no class" and for one that the registry does not know any more. */
  id: string
  /** 0 for "no class", -1 where it is not known. */
  number: number
  name: string
  severity?: Severity
  recall: Rate
  precision: Rate
}

export interface ConfusionCell {
  trueClass: string
  judgedNo: number
  parts: number
  unsure: number
}

export interface ConfidenceBin {
  from: number
  to: number
  confidence: number
  right: Rate
}

export interface AnsweredPart {
  inspectionId: number
  capturedAt: string
  camera: string
  decision: string
  judgedNo: number
  judgedName: string
  confidence: number
  trueClass: string
  answers: number
  isDisputed: boolean
  who: string
}

/** What is wrong with the examples of the newest revision; classes and examples by their names. */
export interface QualityReport {
  classes: { name: string; examples: number; recognised: number; leftOut: number }[]
  items: { class: string; id: string; nearest: string; duplicateOf: string[]; advice: string; shouldGo: boolean }[]
  closePairs: { first: string; second: string; cosine: number }[]
  warnings: string[]
}

/** What the neighbours of all shots and confirmed parts say of their classes; classes by their ids. */
export interface SuspicionReport {
  compared: number
  doubted: number
  examples: {
    /** Empty for a part. */
    shot: string
    /** 0 for a shot. */
    inspectionId: number
    class: string
    neighboursSay: string
    isDoubted: boolean
    similarity: number
    similarityToNeighbours: number
    neighbours: string[]
  }[]
}
