import { signal } from '@preact/signals'
import { read } from '../../model/api'
import type { Region } from '../../ui/rectangle'

export type TriggerMode = 'free-running' | 'interval' | 'software' | 'command' | 'plc'

/** A trigger as in the configuration. */
export interface Trigger {
  mode: TriggerMode
  /** Such as 250ms. */
  interval: string
  presentArea: number
  pixelDifference: number
  release: 'still' | 'centred'
}

/** A camera for whoever sets it up (GET /api/cameras). */
export interface CameraSetup {
  name: string
  source: string
  /** Pixels of the newest frame; 0 before the first. */
  width: number
  height: number
  region: Region
  trigger: Trigger
  lastFault?: { at: string; sentence: string }
}

/** Sharpness and exposure of a frame within the region (GET /api/cameras/NAME/lens). */
export interface Lens {
  sequence: number
  focus: number
  mean: number
  dark: number
  bright: number
}

export const cameras = signal<CameraSetup[] | undefined>(undefined)

/** Reads how the cameras are set up. Fails as read does. */
export async function loadCameras(): Promise<void> {
  cameras.value = await read<CameraSetup[]>('/api/cameras')
}
