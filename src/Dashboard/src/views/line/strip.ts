import { el } from '../../dom'
import { percent } from '../../format'
import { decisionIcon } from '../../icons'
import { texts } from '../../texts'
import type { VerdictEvent } from '../../model/types'

/** The last parts, newest first, each with its picture. A tap on one holds it. */
export class StripView {
  private readonly list = el('ol')
  private readonly empty = el('p', 'empty', texts.recentEmpty)
  private readonly items = new Map<number, HTMLElement>()
  readonly element = el('section', 'strip', el('h3', '', texts.recent), this.empty, this.list)

  private marked = 0

  constructor(private readonly onPick: (item: VerdictEvent) => void) {}

  /** Marks the part that is held; 0 for none. */
  mark(id: number): void {
    this.items.get(this.marked)?.querySelector('button')?.setAttribute('aria-pressed', 'false')
    this.marked = id
    this.items.get(id)?.querySelector('button')?.setAttribute('aria-pressed', 'true')
  }

  show(newestFirst: readonly VerdictEvent[]): void {
    const ids = new Set(newestFirst.map((item) => item.verdict.inspectionId))
    for (const [id, element] of this.items) {
      if (!ids.has(id)) {
        element.remove()
        this.items.delete(id)
      }
    }
    // Oldest first, so that each new one is put in front.
    for (const item of [...newestFirst].reverse()) {
      if (!this.items.has(item.verdict.inspectionId)) this.add(item)
    }
    this.empty.hidden = newestFirst.length > 0
  }

  private add(item: VerdictEvent): void {
    const { verdict, part } = item
    const picture = el('img')
    picture.alt = ''
    picture.addEventListener('error', () => picture.removeAttribute('src'), { once: true })
    picture.src = part
    const button = el('button', 'thumb', picture, decisionIcon(verdict.decision))
    button.type = 'button'
    button.setAttribute('aria-pressed', String(verdict.inspectionId === this.marked))
    button.setAttribute('aria-label', `${texts.hold(verdict.inspectionId)}: ${texts.decision[verdict.decision]}, ${verdict.className}`)
    button.addEventListener('click', () => this.onPick(item))
    const element = el('li', '', button, el('span', 'class', verdict.className))
    element.dataset.decision = verdict.decision
    element.dataset.id = String(verdict.inspectionId)
    element.title = `${texts.inspection} ${verdict.inspectionId}: ${texts.decision[verdict.decision]}, ${verdict.className}, ${percent(verdict.confidence)}`
    this.items.set(verdict.inspectionId, element)
    this.list.prepend(element)
  }
}
