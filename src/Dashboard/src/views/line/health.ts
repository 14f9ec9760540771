import { el, setData, setText } from '../../dom'
import { texts } from '../../texts'
import type { HealthReport } from '../../model/types'

/** What else is not well: model, outbox, inspection. Cameras and outputs say it in their own places; while all is well nothing is shown. */
export class HealthView {
  private readonly list = el('ul')
  readonly element = el('section', 'card sinks health', el('h3', '', texts.health), this.list)

  constructor() {
    this.element.hidden = true
  }

  show(reports: readonly HealthReport[], shownElsewhere: (name: string) => boolean): void {
    const ill = reports.filter((report) => report.status !== 'Ok' && !shownElsewhere(report.name))
    this.element.hidden = ill.length === 0
    while (this.list.childElementCount > ill.length) this.list.lastElementChild!.remove()
    ill.forEach((report, i) => this.fill((this.list.children[i] as HTMLElement | undefined) ?? this.add(), report))
  }

  private fill(row: HTMLElement, report: HealthReport): void {
    setData(row, 'status', report.status)
    setData(row, 'part', report.name)
    setText(row.querySelector('strong')!, texts.healthParts[report.name] ?? report.name)
    setText(row.querySelector('.badge')!, texts.status[report.status])
    setData(row.querySelector<HTMLElement>('.badge')!, 'status', report.status)
    setText(row.querySelector('.sentence')!, report.sentence)
  }

  private add(): HTMLElement {
    const row = el('li', '', el('strong'), el('span', 'badge'), el('p', 'sentence'))
    this.list.append(row)
    return row
  }
}
