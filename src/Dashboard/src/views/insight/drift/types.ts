/** The JSON of GET /api/drift: docs/http-api.md. */
export type DriftStage = 'collecting' | 'filling' | 'steady' | 'beyond' | 'drifted'

export interface Figures {
  brightness: number
  contrast: number
  sharpness: number
}

export interface DriftPoint {
  at: string
  inspectionId: number
  /** Share of the limit: above 1 is drift. */
  distance: number
  brightness: number
}

export interface CameraDrift {
  camera: string
  stage: DriftStage
  sentence: string
  collected: number
  distance?: number
  reference?: { model: string; begunAt: string; who: string; why: string }
  before?: Figures
  now?: Figures
  changes: string[]
  typicalBefore?: number
  typicalNow?: number
  history: DriftPoint[]
}

export interface DriftReport {
  referenceParts: number
  windowParts: number
  sustainedParts: number
  falseAlarms: number
  skipped: number
  cameras: CameraDrift[]
}
