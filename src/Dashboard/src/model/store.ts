import type { State, VerdictEvent } from './types'

/** Verdicts kept for the strip, of the station and of each camera. */
export const kept = 50

/** What the page knows. The agent owns the truth; this only remembers what it sent. */
export class Store {
  state: State | undefined
  /** Newest first. */
  recent: readonly VerdictEvent[] = []
  readonly newestByCamera = new Map<string, VerdictEvent>()
  private readonly byCamera = new Map<string, readonly VerdictEvent[]>()

  setState(state: State): void {
    this.state = state
  }

  /** The last ones of one camera, newest first. */
  recentOf(camera: string): readonly VerdictEvent[] {
    return this.byCamera.get(camera) ?? []
  }

  /** The agent's own list, oldest first, sent when the page connects; it replaces ours. */
  setRecent(oldestFirst: readonly VerdictEvent[]): void {
    this.recent = []
    this.byCamera.clear()
    for (const item of oldestFirst) this.add(item)
  }

  add(item: VerdictEvent): void {
    // A verdict may come twice: in the list and as an event of its own.
    if (this.recent.some((other) => other.verdict.inspectionId === item.verdict.inspectionId)) return
    const { camera, inspectionId } = item.verdict
    this.recent = [item, ...this.recent].slice(0, kept)
    this.byCamera.set(camera, [item, ...this.recentOf(camera)].slice(0, kept))
    const newest = this.newestByCamera.get(camera)
    if (!newest || newest.verdict.inspectionId < inspectionId) this.newestByCamera.set(camera, item)
  }
}
