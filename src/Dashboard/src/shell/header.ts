import { h, render } from 'preact'
import type { ConnectionStatus } from '../model/connection'
import { el, setData, setText } from '../dom'
import { clock, shortRevision } from '../format'
import { choose, language } from '../language'
import { texts } from '../texts'
import { Nav } from './nav'
import type { State } from '../model/types'

/** Who and what runs here. */
export class HeaderView {
  private readonly station = el('h1', 'station')
  private readonly model = el('dd')
  private readonly classSet = el('dd')
  private readonly version = el('dd')
  private readonly time = el('time', 'clock')
  private readonly link = el('span', 'link', el('i'), el('span'))
  private readonly nav = el('div', 'nav')
  private readonly tongue = el('button', 'quiet tongue', texts.switchLanguage)
  readonly element: HTMLElement

  constructor(user: HTMLElement) {
    this.element = el(
      'header',
      'top',
      this.station,
      this.nav,
      el(
        'dl',
        'facts',
        el('div', '', el('dt', '', texts.model), this.model),
        el('div', '', el('dt', '', texts.classSet), this.classSet),
        el('div', '', el('dt', '', texts.version), this.version),
      ),
      user,
      this.tongue,
      this.time,
      this.link,
    )
    render(h(Nav, {}), this.nav)
    this.tongue.type = 'button'
    this.tongue.lang = language === 'de' ? 'en' : 'de'
    this.tongue.addEventListener('click', () => choose(language === 'de' ? 'en' : 'de'))
  }

  show(state: State): void {
    setText(this.station, state.station)
    setText(this.model, shortRevision(state.modelRevision))
    this.model.title = state.modelRevision
    setText(this.classSet, state.classSetRevision > 0 ? texts.revision(state.classSetRevision) : texts.unknown)
    setText(this.version, state.version)
  }

  tick(now: Date): void {
    setText(this.time, clock(now))
  }

  connection(status: ConnectionStatus): void {
    setData(this.link, 'status', status)
    setText(this.link.lastElementChild!, { connecting: texts.connecting, live: texts.connected, lost: texts.lost }[status])
  }
}
