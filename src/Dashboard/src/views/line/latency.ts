import { el, setText } from '../../dom'
import { milliseconds } from '../../format'
import { span } from './scale'
import { texts } from '../../texts'
import type { Sink, Stage } from '../../model/types'

/** The outputs whose stage is left out while they are switched off. */
const sinkOf: Record<string, string> = { frame_to_mqtt_acknowledged: 'mqtt', frame_to_opcua: 'opcua' }

/** Median and tail of each stage, with their spread on a logarithmic scale. */
export class LatencyView {
  private readonly body = el('tbody')
  private readonly rows = new Map<string, HTMLTableRowElement>()
  readonly element = el(
    'section',
    'card latency',
    el('h3', '', texts.latency, el('small', '', texts.latencyUnit)),
    el(
      'table',
      '',
      el('thead', '', el('tr', '', el('td'), el('td', 'spread'), el('th', 'number', texts.median), el('th', 'number', texts.tail))),
      this.body,
    ),
  )

  show(stages: readonly Stage[], sinks: readonly Sink[]): void {
    for (const stage of stages) {
      const sink = sinkOf[stage.name]
      if (sink !== undefined && !sinks.some(({ name }) => name === sink)) {
        this.rows.get(stage.name)?.remove()
        this.rows.delete(stage.name)
        continue
      }
      const row = this.rows.get(stage.name) ?? this.add(stage)
      const [, spread, median, tail] = [...row.cells]
      const { start, width } = span(stage.p50Ms, stage.p99Ms)
      const bar = spread!.firstElementChild as HTMLElement
      bar.style.marginLeft = `${start}%`
      bar.style.width = `${width}%`
      setText(median!, milliseconds(stage.p50Ms))
      setText(tail!, milliseconds(stage.p99Ms))
    }
  }

  private add(stage: Stage): HTMLTableRowElement {
    const row = el(
      'tr',
      stage.name.startsWith('frame_') ? 'whole' : '',
      el('th', '', texts.stages[stage.name] ?? stage.name),
      el('td', 'spread', el('i')),
      el('td', 'number'),
      el('td', 'number'),
    )
    row.dataset.stage = stage.name
    this.rows.set(stage.name, row)
    this.body.append(row)
    return row
  }
}
