import { signal } from '@preact/signals'
import type { StationQuality } from '../../model/types'
import { type Live, useLive } from './live'
import { agentNow, camera, chosen, classNo, own, query, rangeOf } from './range'

/** Leaves out the parts of which the station was unsure. */
export const decidedOnly = signal(false)

export interface Answered {
  quality: StationQuality
  /** What it was asked for, for the parts and the file behind it. */
  query: string
  /** When it was read, Unix seconds. */
  at: number
}

/** How right the station was in what is looked at. */
export function useQuality(): Live<Answered> {
  const filters = { camera: camera.value, classNo: classNo.value, decided: decidedOnly.value ? 'true' : '' }
  return useLive(JSON.stringify([chosen.value, own.value, filters]), async (get) => {
    const at = agentNow()
    const asked = query(rangeOf(chosen.value, own.value, at), filters)
    return { quality: await get<StationQuality>(`/api/insight/quality?${asked}`), query: asked, at }
  })
}
