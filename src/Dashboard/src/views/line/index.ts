import { el } from '../../dom'
import { connection } from '../../model/station'
import type { Store } from '../../model/store'
import type { State, VerdictEvent } from '../../model/types'
import { CameraView } from './camera'
import { CameraChooser } from './chooser'
import { CountersView } from './counters'
import { HealthView } from './health'
import { LatencyView } from './latency'
import { SinksView } from './sinks'
import { StripView } from './strip'

/** The strip asks for about sixteen pictures a second at most, and for half as many where the line is so fast that nothing of it stays. */
const msPerPicture = 60
const longestLookMs = 500

/**
 * The line as it runs. It changes with every part, so its views write into elements that stay, and nothing is compared or made anew. While it is hidden it draws nothing.
 */
export class LineView {
  private readonly counters = new CountersView()
  private readonly latency = new LatencyView()
  private readonly sinks = new SinksView()
  private readonly health = new HealthView()
  private readonly strip = new StripView(
    (item) => this.hold(item),
    () => this.drawStripSoon(),
  )
  private readonly chooser = new CameraChooser()
  private readonly cameraList = el('div', 'cameras')
  private readonly cameras = new Map<string, CameraView>()
  readonly element = el(
    'div',
    'line-view',
    el('div', 'camera-area', this.chooser.element, this.cameraList),
    el('aside', 'rail', this.health.element, this.counters.element, this.sinks.element, this.latency.element),
    this.strip.element,
  )
  private stripIsDue = false
  private stripDrawnAt = -Infinity
  /** What the address says; a camera that is not there means all. */
  private wanted = ''
  private held: VerdictEvent | undefined

  constructor(private readonly store: Store) {
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !this.element.hidden && this.held) this.resume()
    })
  }

  /** @param camera The camera that is looked at alone; empty for all. */
  show(isShown: boolean, camera: string): void {
    this.element.hidden = !isShown
    if (!isShown) return
    if (this.wanted !== camera) {
      this.wanted = camera
      this.stripDrawnAt = -Infinity
      this.resume()
    }
    this.showChoice()
    this.recent()
  }

  state(state: State): void {
    this.latency.show(state.stages, state.sinks)
    this.sinks.show(state.sinks)
    this.health.show(state.health, (name) => name.startsWith('camera:') || state.sinks.some((sink) => sink.name === name))
    this.showCameras(state)
    this.showChoice()
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

  private get chosen(): string {
    return this.cameras.has(this.wanted) ? this.wanted : ''
  }

  private hold(item: VerdictEvent): void {
    if (this.held && this.held.verdict.camera !== item.verdict.camera) this.cameras.get(this.held.verdict.camera)?.release()
    this.held = item
    this.cameras.get(item.verdict.camera)?.hold(item)
    this.strip.mark(item.verdict.inspectionId)
  }

  private resume(): void {
    if (!this.held) return
    this.cameras.get(this.held.verdict.camera)?.release()
    this.held = undefined
    this.strip.mark(0)
    this.stripDrawnAt = -Infinity
    this.drawStripSoon()
  }

  private showCameras(state: State): void {
    for (const [name, view] of this.cameras) {
      if (!state.cameras.some((camera) => camera.name === name)) {
        view.element.remove()
        this.cameras.delete(name)
      }
    }
    for (const camera of state.cameras) {
      if (!this.cameras.has(camera.name)) {
        const added = new CameraView(
          camera,
          () => this.store.state?.previewRate ?? 1,
          // Asked the first time before the view is there.
          () => connection.value === 'live' && !this.element.hidden && !this.cameras.get(camera.name)?.element.hidden,
          () => this.resume(),
        )
        this.cameras.set(camera.name, added)
        this.cameraList.append(added.element)
        const newest = this.store.newestByCamera.get(camera.name)
        if (newest) added.judged(newest)
      }
      this.cameras.get(camera.name)!.show(camera, Date.parse(state.now))
    }
  }

  private showChoice(): void {
    const { state } = this.store
    if (!state) return
    const chosen = this.chosen
    const one = state.cameras.find((camera) => camera.name === chosen)
    for (const [name, view] of this.cameras) view.element.hidden = one !== undefined && name !== chosen
    this.cameraList.dataset.count = String(one ? 1 : state.cameras.length)
    this.counters.show(one?.counts ?? state.counts, one?.ratePerSecond ?? state.ratePerSecond, one?.name ?? '')
    this.chooser.show(
      state.cameras.map((camera) => camera.name),
      chosen,
      (camera) => this.store.newestByCamera.get(camera)?.verdict.decision,
    )
  }

  // Each part is a picture that is asked for. Up to so many a second they come one by one; of a faster line nobody could follow them, and the strip is made anew every six seconds. What a person asks for comes at once.
  private drawStripSoon(): void {
    if (this.stripIsDue || this.element.hidden) return
    this.stripIsDue = true
    const missing = this.strip.missing(this.shownParts)
    const waitMs = this.stripDrawnAt + missing * (missing < this.shownParts.length ? msPerPicture : 2 * msPerPicture) - performance.now()
    if (waitMs > 0) setTimeout(() => this.drawStripAgain(), Math.min(waitMs, longestLookMs))
    else requestAnimationFrame(() => this.drawStrip())
  }

  /** More parts may have come, or somebody may have chosen another camera. */
  private drawStripAgain(): void {
    this.stripIsDue = false
    this.drawStripSoon()
  }

  private drawStrip(): void {
    this.stripIsDue = false
    // Before the first parts come nothing is asked for, and they shall not wait for that.
    if (this.shownParts.length > 0) this.stripDrawnAt = performance.now()
    // Whoever looks back must not have the parts move away under the finger.
    if (this.held || this.strip.isWalked) this.strip.wait(this.shownParts)
    else this.strip.show(this.shownParts)
  }

  private get shownParts(): readonly VerdictEvent[] {
    return this.chosen === '' ? this.store.recent : this.store.recentOf(this.chosen)
  }
}
