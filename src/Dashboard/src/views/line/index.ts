import { el } from '../../dom'
import { connection } from '../../model/station'
import type { Store } from '../../model/store'
import type { State, VerdictEvent } from '../../model/types'
import { CameraView } from './camera'
import { CountersView } from './counters'
import { HealthView } from './health'
import { LatencyView } from './latency'
import { SinksView } from './sinks'
import { StripView } from './strip'

/**
 * The line as it runs. It changes with every part, so its views write into elements that stay, and nothing is compared or made anew. While it is hidden it draws nothing.
 */
export class LineView {
  private readonly counters = new CountersView()
  private readonly latency = new LatencyView()
  private readonly sinks = new SinksView()
  private readonly health = new HealthView()
  private readonly strip = new StripView((item) => this.hold(item))
  private readonly cameraList = el('div', 'cameras')
  private readonly cameras = new Map<string, CameraView>()
  readonly element = el('div', 'line-view', this.cameraList, el('aside', 'rail', this.health.element, this.counters.element, this.sinks.element, this.latency.element), this.strip.element)
  private stripIsDue = false

  constructor(private readonly store: Store) {}

  show(isShown: boolean): void {
    this.element.hidden = !isShown
    if (!isShown) return
    for (const [camera, item] of this.store.newestByCamera) this.cameras.get(camera)?.judged(item)
    this.drawStripSoon()
  }

  state(state: State): void {
    this.counters.show(state)
    this.latency.show(state.stages)
    this.sinks.show(state.sinks)
    this.health.show(state.health, (name) => name.startsWith('camera:') || state.sinks.some((sink) => sink.name === name))
    this.showCameras(state)
  }

  /** The store has other verdicts. */
  recent(): void {
    for (const [camera, item] of this.store.newestByCamera) this.cameras.get(camera)?.judged(item)
    this.drawStripSoon()
  }

  verdict(item: VerdictEvent): void {
    if (this.element.hidden) return
    this.cameras.get(item.verdict.camera)?.judged(item)
    this.drawStripSoon()
  }

  tick(now: number): void {
    for (const view of this.cameras.values()) view.tick(now)
  }

  private hold(item: VerdictEvent): void {
    this.cameras.get(item.verdict.camera)?.hold(item)
    this.strip.mark(item.verdict.inspectionId)
  }

  private showCameras(state: State): void {
    this.cameraList.dataset.count = String(state.cameras.length)
    for (const [name, view] of this.cameras) {
      if (!state.cameras.some((camera) => camera.name === name)) {
        view.element.remove()
        this.cameras.delete(name)
      }
    }
    for (const camera of state.cameras) {
      let view = this.cameras.get(camera.name)
      if (!view) {
        view = new CameraView(
          camera,
          () => this.store.state?.previewRate ?? 1,
          () => connection.value === 'live' && !this.element.hidden,
          () => this.strip.mark(0),
        )
        this.cameras.set(camera.name, view)
        this.cameraList.append(view.element)
        const newest = this.store.newestByCamera.get(camera.name)
        if (newest) view.judged(newest)
      }
      view.show(camera, Date.parse(state.now))
    }
  }

  // Many verdicts may come within one frame of the screen.
  private drawStripSoon(): void {
    if (this.stripIsDue || this.element.hidden) return
    this.stripIsDue = true
    requestAnimationFrame(() => {
      this.stripIsDue = false
      this.strip.show(this.store.recent)
    })
  }
}
