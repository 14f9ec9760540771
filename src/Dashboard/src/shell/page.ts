import { effect } from '@preact/signals'
import { h, render, type ComponentType } from 'preact'
import { el } from '../dom'
import type { ConnectionHandlers, ConnectionStatus } from '../model/connection'
import { session } from '../model/session'
import { connection, role, state as stationState } from '../model/station'
import { Store } from '../model/store'
import type { State, VerdictEvent } from '../model/types'
import { texts } from '../texts'
import { Lazy } from '../ui/lazy'
import { LineView } from '../views/line'
import { AlarmsView } from './alarms'
import { HeaderView } from './header'
import { LoginView } from './login'
import { NoticeView } from './notice'
import { route, type ViewName } from './router'
import { UserView } from './user'

/** The inspection loop comes round many times a second; after this long it is stuck. As in /healthz. */
const stuckAfterMs = 5000

/** All but the line come when somebody looks at them. */
const loaders: Record<Exclude<ViewName, 'line'>, () => Promise<ComponentType>> = {
  classes: async () => (await import('../views/classes')).ClassesView,
  review: async () => (await import('../views/review')).ReviewView,
  insight: async () => (await import('../views/insight')).InsightView,
  system: async () => (await import('../views/system')).SystemView,
  commissioning: async () => (await import('../views/commissioning')).CommissioningView,
}

/** What stands around the views, and which view is shown. Hands on what the agent sends. */
export class Page implements ConnectionHandlers {
  private readonly store = new Store()
  readonly login = new LoginView(session)
  private readonly user = new UserView(session, () => this.login.show(true))
  private readonly header = new HeaderView(this.user.element)
  private readonly alarms = new AlarmsView()
  private readonly notice = new NoticeView()
  private readonly line = new LineView(this.store)
  private readonly views = el('div', 'view')
  private readonly main = el('main', '', this.line.element, this.views)
  private shown: ViewName | undefined
  private lastWord = Date.now()
  /** Agent's clock minus ours: ages are right even on a tablet whose clock is wrong. */
  private clockOffset = 0

  constructor(root: HTMLElement) {
    this.main.tabIndex = -1
    root.append(this.header.element, this.alarms.element, this.main, this.notice.element)
    session.listen((answer) => this.user.show(answer))
    effect(() => this.show(route.value.view, route.value.item, role.value !== undefined))
    setInterval(() => this.tick(), 1000)
    this.tick()
  }

  status(status: ConnectionStatus): void {
    connection.value = status
    this.header.connection(status)
    this.showNotice()
  }

  state(state: State): void {
    this.lastWord = Date.now()
    this.clockOffset = Date.parse(state.now) - this.lastWord
    this.store.setState(state)
    stationState.value = state
    this.header.show(state)
    this.name(route.value.view)
    this.alarms.show(state.alarms)
    this.line.state(state)
    this.showNotice()
  }

  recent(oldestFirst: VerdictEvent[]): void {
    this.store.setRecent(oldestFirst)
    this.line.recent()
  }

  verdict(item: VerdictEvent): void {
    this.store.add(item)
    this.line.verdict(item)
  }

  /** @param mayLook Before a login nothing is asked of the agent. */
  private show(view: ViewName, item: string, mayLook: boolean): void {
    this.line.show(view === 'line', item)
    this.views.hidden = view === 'line'
    render(view !== 'line' && mayLook ? h(Lazy, { load: loaders[view] }) : null, this.views)
    // Whoever works with the keyboard or a screen reader begins where the new view begins.
    if (this.shown !== undefined && this.shown !== view) this.main.focus({ preventScroll: true })
    this.shown = view
    this.name(view)
  }

  /** The title is what a screen reader says first, and what stands in the list of tabs. */
  private name(view: ViewName): void {
    const title = `${texts.views[view]} · ${this.store.state?.station ?? 'AnyShot Edge'}`
    if (document.title !== title) document.title = title
  }

  private tick(): void {
    const now = Date.now() + this.clockOffset
    this.header.tick(new Date(now))
    this.line.tick(now)
    this.showNotice()
  }

  private showNotice(): void {
    const heartbeatAge = this.store.state?.heartbeat.ageMs ?? 0
    if (connection.value === 'lost') this.notice.lost(Date.now() - this.lastWord)
    else if (heartbeatAge > stuckAfterMs) this.notice.stuck(heartbeatAge)
    else this.notice.clear()
  }
}
