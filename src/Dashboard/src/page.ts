import type { ConnectionHandlers, ConnectionStatus } from './connection'
import { el } from './dom'
import { session } from './session'
import { Store } from './store'
import type { State, VerdictEvent } from './types'
import { AlarmsView } from './views/alarms'
import { CameraView } from './views/camera'
import { CountersView } from './views/counters'
import { HeaderView } from './views/header'
import { HealthView } from './views/health'
import { LatencyView } from './views/latency'
import { LoginView } from './views/login'
import { NoticeView } from './views/notice'
import { SinksView } from './views/sinks'
import { StripView } from './views/strip'
import { UserView } from './views/user'

/** The inspection loop comes round many times a second; after this long it is stuck. As in /healthz. */
const stuckAfterMs = 5000

/** Puts the views together and hands them what the agent sends. */
export class Page implements ConnectionHandlers {
  private readonly store = new Store()
  readonly login = new LoginView(session)
  private readonly user = new UserView(session, () => this.login.show(true))
  private readonly header = new HeaderView(this.user.element)
  private readonly alarms = new AlarmsView()
  private readonly notice = new NoticeView()
  private readonly counters = new CountersView()
  private readonly latency = new LatencyView()
  private readonly sinks = new SinksView()
  private readonly health = new HealthView()
  private readonly strip = new StripView()
  private readonly cameraList = el('div', 'cameras')
  private readonly cameras = new Map<string, CameraView>()
  private connection: ConnectionStatus = 'connecting'
  private lastWord = Date.now()
  /** Agent's clock minus ours: ages are right even on a tablet whose clock is wrong. */
  private clockOffset = 0
  private stripIsDue = false

  constructor(root: HTMLElement) {
    root.append(
      this.header.element,
      this.alarms.element,
      el('main', '', this.cameraList, el('aside', 'rail', this.health.element, this.counters.element, this.sinks.element, this.latency.element), this.strip.element),
      this.notice.element,
      this.login.element,
    )
    session.onChange = (answer) => this.user.show(answer)
    setInterval(() => this.tick(), 1000)
    this.tick()
  }

  status(status: ConnectionStatus): void {
    this.connection = status
    this.header.connection(status)
    this.showNotice()
  }

  state(state: State): void {
    this.lastWord = Date.now()
    this.clockOffset = Date.parse(state.now) - this.lastWord
    this.store.setState(state)
    this.header.show(state)
    this.alarms.show(state.alarms)
    this.counters.show(state)
    this.latency.show(state.stages)
    this.sinks.show(state.sinks)
    this.health.show(state.health, (name) => name.startsWith('camera:') || state.sinks.some((sink) => sink.name === name))
    this.showCameras(state)
    this.showNotice()
  }

  recent(oldestFirst: VerdictEvent[]): void {
    this.store.setRecent(oldestFirst)
    for (const [camera, item] of this.store.newestByCamera) this.cameras.get(camera)?.judged(item)
    this.drawStripSoon()
  }

  verdict(item: VerdictEvent): void {
    this.store.add(item)
    this.cameras.get(item.verdict.camera)?.judged(item)
    this.drawStripSoon()
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
          () => this.connection === 'live',
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
    if (this.stripIsDue) return
    this.stripIsDue = true
    requestAnimationFrame(() => {
      this.stripIsDue = false
      this.strip.show(this.store.recent)
    })
  }

  private tick(): void {
    const now = Date.now() + this.clockOffset
    this.header.tick(new Date(now))
    for (const view of this.cameras.values()) view.tick(now)
    this.showNotice()
  }

  private showNotice(): void {
    const heartbeatAge = this.store.state?.heartbeat.ageMs ?? 0
    if (this.connection === 'lost') this.notice.lost(Date.now() - this.lastWord)
    else if (heartbeatAge > stuckAfterMs) this.notice.stuck(heartbeatAge)
    else this.notice.clear()
  }
}
