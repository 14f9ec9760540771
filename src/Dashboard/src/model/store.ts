import type { State, VerdictEvent } from './types'

/** Verdicts kept for the strip. */
export const kept = 50

/** What the page knows. The agent owns the truth; this only remembers what it sent. */
export class Store {
  state: State | undefined
  /** Newest first. */
  recent: readonly VerdictEvent[] = []
  readonly newestByCamera = new Map<string, VerdictEvent>()

  setState(state: State): void {
    this.state = state
  }

  /** The agent's own list, oldest first, sent when the page connects; it replaces ours. */
  setRecent(oldestFirst: readonly VerdictEvent[]): void {
    this.recent = []
    for (const item of oldestFirst) this.add(item)
  }

  add(item: VerdictEvent): void {
    // A verdict may come twice: in the list and as an event of its own.
    if (this.recent.some((other) => other.verdict.inspectionId === item.verdict.inspectionId)) return
    this.recent = [item, ...this.recent].slice(0, kept)
    const newest = this.newestByCamera.get(item.verdict.camera)
    if (!newest || newest.verdict.inspectionId < item.verdict.inspectionId) {
      this.newestByCamera.set(item.verdict.camera, item)
    }
  }
}
