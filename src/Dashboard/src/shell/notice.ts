import { el, setText } from '../dom'
import { age } from '../format'
import { texts } from '../texts'
import { alarmIcon } from '../icons'

/** Lies over the page when what it shows is not current: connection lost, or inspection stuck. */
export class NoticeView {
  private readonly title = el('h2')
  private readonly detail = el('p')
  private readonly since = el('small')
  readonly element = el('div', 'notice', el('div', 'notice-card', alarmIcon(), el('div', '', this.title, this.detail, this.since)))

  constructor() {
    this.element.setAttribute('role', 'alert')
    this.element.hidden = true
  }

  lost(silenceMs: number): void {
    this.say('lost', texts.lostTitle, texts.lostDetail, texts.lostSince(age(silenceMs)))
  }

  stuck(ageMs: number): void {
    this.say('stuck', texts.stuckTitle, texts.stuckDetail(age(ageMs)), '')
  }

  clear(): void {
    this.element.hidden = true
    document.body.classList.remove('stale')
  }

  private say(kind: string, title: string, detail: string, since: string): void {
    setText(this.title, title)
    setText(this.detail, detail)
    setText(this.since, since)
    this.element.dataset.kind = kind
    this.element.hidden = false
    document.body.classList.add('stale')
  }
}
