import { el, setText } from '../dom'
import { clock } from '../format'
import { alarmIcon } from '../icons'
import { texts } from '../texts'
import type { Alarm } from '../model/types'

/** The standing alarms, oldest first, above everything else. */
export class AlarmsView {
  readonly element = el('section', 'alarms')
  private readonly rows = new Map<string, HTMLElement>()

  constructor() {
    this.element.setAttribute('role', 'alert')
  }

  show(alarms: readonly Alarm[]): void {
    for (const [id, row] of this.rows) {
      if (!alarms.some((alarm) => alarm.id === id)) {
        row.remove()
        this.rows.delete(id)
      }
    }
    for (const alarm of alarms) this.row(alarm)
  }

  private row(alarm: Alarm): void {
    let row = this.rows.get(alarm.id)
    if (!row) {
      row = el('div', 'alarm', alarmIcon(), el('p'), el('small'))
      row.dataset.alarm = alarm.id
      this.rows.set(alarm.id, row)
      this.element.append(row)
    }
    setText(row.querySelector('p')!, alarm.sentence)
    setText(row.querySelector('small')!, texts.alarmSince(clock(new Date(alarm.raisedAt))))
  }
}
