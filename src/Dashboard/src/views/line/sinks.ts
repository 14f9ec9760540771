import { el, setData, setText } from '../../dom'
import { age, count } from '../../format'
import { texts } from '../../texts'
import type { Sink } from '../../model/types'

/** Where verdicts go, whether they arrive, and what is still owed. */
export class SinksView {
  private readonly list = el('ul')
  private readonly rows = new Map<string, HTMLElement>()
  readonly element = el('section', 'card sinks', el('h3', '', texts.outputs), this.list)

  show(sinks: readonly Sink[]): void {
    this.element.hidden = sinks.length === 0
    for (const sink of sinks) {
      const row = this.rows.get(sink.name) ?? this.add(sink)
      setData(row, 'status', sink.status)
      setText(row.querySelector('.badge')!, texts.status[sink.status])
      setData(row.querySelector<HTMLElement>('.badge')!, 'status', sink.status)
      setText(row.querySelector('.sentence')!, sink.status === 'Ok' ? '' : sink.sentence)
      setText(row.querySelector('.backlog')!, sink.pending === 0 ? texts.backlogEmpty : texts.backlog(count(sink.pending), age(sink.oldestSeconds * 1000)))
    }
  }

  private add(sink: Sink): HTMLElement {
    const row = el(
      'li',
      '',
      el('strong', '', texts.sinks[sink.name] ?? sink.name),
      el('span', 'badge'),
      el('span', 'backlog'),
      el('p', 'sentence'),
    )
    row.dataset.sink = sink.name
    this.rows.set(sink.name, row)
    this.list.append(row)
    return row
  }
}
