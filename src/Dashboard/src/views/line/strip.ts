import { el, setText } from '../../dom'
import { percent } from '../../format'
import { decisionIcon } from '../../icons'
import { texts } from '../../texts'
import type { VerdictEvent } from '../../model/types'

/** The last parts, newest first, each with its picture. A tap on one holds it. To the keyboard the whole strip is one stop; arrows move within it. */
export class StripView {
  private readonly list = el('ol')
  private readonly empty = el('p', 'empty', texts.recentEmpty)
  private readonly newer = el('small')
  private readonly items = new Map<number, HTMLElement>()
  readonly element = el('section', 'strip', el('h3', '', texts.recent, this.newer), this.empty, this.list)

  private marked = 0
  /** Id of the newest part that is shown. */
  private newest = 0

  /** @param onLeave Told when the keyboard leaves the strip. */
  constructor(
    private readonly onPick: (item: VerdictEvent) => void,
    onLeave: () => void,
  ) {
    this.list.addEventListener('keydown', (event) => this.walk(event))
    this.list.addEventListener('focusout', () => onLeave())
  }

  /** Whether somebody walks through the strip with the keyboard. */
  get isWalked(): boolean {
    return this.list.querySelector(':focus-visible') !== null
  }

  /** Marks the part that is held; 0 for none. */
  mark(id: number): void {
    this.items.get(this.marked)?.querySelector('button')?.setAttribute('aria-pressed', 'false')
    this.marked = id
    this.items.get(id)?.querySelector('button')?.setAttribute('aria-pressed', 'true')
  }

  /** How many of these are not shown yet. */
  missing(newestFirst: readonly VerdictEvent[]): number {
    return newestFirst.filter((item) => !this.items.has(item.verdict.inspectionId)).length
  }

  /** Keeps what stands here, and says how many parts have come since. */
  wait(newestFirst: readonly VerdictEvent[]): void {
    const count = newestFirst.filter((item) => item.verdict.inspectionId > this.newest).length
    setText(this.newer, count === 0 ? '' : texts.newerParts(count, count === newestFirst.length))
  }

  show(newestFirst: readonly VerdictEvent[]): void {
    const ids = new Set(newestFirst.map((item) => item.verdict.inspectionId))
    for (const [id, element] of this.items) {
      if (!ids.has(id)) {
        element.remove()
        this.items.delete(id)
      }
    }
    // Oldest first, so that each new one is put in front; of another camera, those before may be missing.
    let next: Element | null = null
    for (const item of [...newestFirst].reverse()) {
      const element = this.items.get(item.verdict.inspectionId) ?? this.add(item)
      if (element.nextElementSibling !== next || element.parentElement === null) this.list.insertBefore(element, next)
      next = element
    }
    this.newest = newestFirst[0]?.verdict.inspectionId ?? 0
    this.empty.hidden = newestFirst.length > 0
    setText(this.newer, '')
    this.letIn(this.list.querySelector('button'))
  }

  private add(item: VerdictEvent): HTMLElement {
    const { verdict, part } = item
    const picture = el('img')
    picture.alt = ''
    picture.addEventListener('error', () => picture.removeAttribute('src'), { once: true })
    picture.src = part
    const button = el('button', 'thumb', picture, decisionIcon(verdict.decision))
    button.type = 'button'
    button.tabIndex = -1
    button.setAttribute('aria-pressed', String(verdict.inspectionId === this.marked))
    button.setAttribute('aria-label', `${texts.hold(verdict.inspectionId)}: ${texts.decision[verdict.decision]}, ${verdict.className}`)
    button.addEventListener('click', () => this.onPick(item))
    const element = el('li', '', button, el('span', 'class', verdict.className))
    element.dataset.decision = verdict.decision
    element.dataset.id = String(verdict.inspectionId)
    element.title = `${verdict.camera} · ${texts.inspection} ${verdict.inspectionId}: ${texts.decision[verdict.decision]}, ${verdict.className}, ${percent(verdict.confidence)}`
    this.items.set(verdict.inspectionId, element)
    return element
  }

  private walk(event: KeyboardEvent): void {
    const from = (event.target as Element).closest('li')
    const to = { ArrowRight: from?.nextElementSibling, ArrowLeft: from?.previousElementSibling, Home: this.list.firstElementChild, End: this.list.lastElementChild }[event.key]
    const button = to?.querySelector('button')
    if (!button) return
    event.preventDefault()
    this.letIn(button)
    button.focus()
  }

  /** The one button of the strip that Tab comes to. */
  private letIn(button: HTMLButtonElement | null): void {
    for (const other of this.list.querySelectorAll<HTMLButtonElement>('button[tabindex="0"]')) if (other !== button) other.tabIndex = -1
    if (button) button.tabIndex = 0
  }
}
