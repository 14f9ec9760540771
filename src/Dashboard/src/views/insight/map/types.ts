/** The JSON of GET /api/map: docs/http-api.md. */
export type Method = 'umap' | 'tsne' | 'pca'
export const methods: readonly Method[] = ['umap', 'tsne', 'pca']

export interface MappedPoint {
  kind: 'part' | 'shot' | 'prototype'
  /** The same for the same thing on every map. */
  key: string
  x: number
  y: number
  classId: string
  className: string
  inspectionId?: number
  decision?: string
  confidence?: number
  camera?: string
  capturedAt?: string
  /** What somebody said the part is. */
  saidClassId?: string
  /** SHA-256 of a stored example. */
  shot?: string
}

export interface MapReport {
  method: Method
  isComputing: boolean
  progress: number
  sentence: string
  madeAt?: string
  revision: number
  quality?: number
  points: MappedPoint[]
}
