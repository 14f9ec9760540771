import { el, setData, setText } from '../../dom'
import { age, count, percent } from '../../format'
import { decisionIcon } from '../../icons'
import { texts } from '../../texts'
import type { Decision, VerdictEvent } from '../../model/types'

// A line may judge ten parts a second. More than three changes of a large coloured area a second can harm people
// (WCAG 2.3.1) and nobody can read them; the strip below shows every part.
const shortestStandMs = 500

/** The newest verdict of a camera, to be read from five metres. */
export class VerdictView {
  private readonly icon = el('div', 'form')
  private readonly word = el('strong', 'word')
  private readonly className = el('p', 'class', texts.waitingDetail)
  private readonly picture = el('img', 'judged-part')
  private readonly bar = el('i')
  private readonly confidence = el('span', 'number')
  private readonly runnerUp = el('span')
  private readonly facts = el('p', 'facts-line')
  private readonly judged = el('span')
  private readonly details = el(
    'div',
    'details',
    el('div', 'confidence', el('span', 'label', texts.confidence), this.confidence, el('div', 'bar', this.bar)),
    el('p', 'runner-up', el('span', 'label', texts.runnerUp), this.runnerUp),
    this.facts,
    this.judged,
  )
  private readonly resume = el('button', '', texts.resume)
  private readonly held = el('div', 'held', el('p', '', el('strong', '', texts.paused), ` ${texts.heldDetail}`), this.resume)
  readonly element = el('section', 'verdict', this.held, el('div', 'headline', this.icon, this.word), this.className, this.picture, this.details)
  private shown: VerdictEvent | undefined
  private waiting: VerdictEvent | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  private isHeld = false

  /** @param onResume Told when somebody wants to see the newest again. */
  constructor(onResume: () => void = () => {}) {
    this.held.hidden = true
    this.resume.type = 'button'
    this.resume.addEventListener('click', onResume)
    this.say(texts.waiting)
    this.setDecision('None')
    this.details.hidden = true
    this.picture.hidden = true
    this.picture.alt = texts.judgedPart
    this.picture.addEventListener('error', () => (this.picture.hidden = true))
  }

  /** Shows a part and keeps it; newer ones wait. */
  hold(item: VerdictEvent): void {
    this.waiting ??= this.shown
    this.isHeld = true
    this.held.hidden = false
    this.render(item)
  }

  /** Shows the verdict at once, or as soon as the one before has stood long enough. */
  show(item: VerdictEvent): void {
    if (this.isHeld || this.timer !== undefined) {
      this.waiting = item
      return
    }
    this.render(item)
    this.timer = setTimeout(() => {
      this.timer = undefined
      if (this.isHeld) return
      const next = this.waiting
      this.waiting = undefined
      if (next) this.show(next)
    }, shortestStandMs)
  }

  /** Shows the newest again, and those to come. */
  release(): void {
    if (!this.isHeld) return
    this.isHeld = false
    this.held.hidden = true
    const next = this.waiting
    this.waiting = undefined
    if (next) this.show(next)
  }

  tick(now: number): void {
    if (this.shown) setText(this.judged, texts.judgedAgo(age(now - Date.parse(this.shown.verdict.capturedAt))))
  }

  private render(item: VerdictEvent): void {
    const { verdict } = item
    this.shown = item
    this.details.hidden = false
    this.setDecision(verdict.decision)
    this.say(texts.decision[verdict.decision])
    setText(this.className, verdict.className)
    // The live picture beside it is a newer part when many come.
    this.picture.hidden = item.part === ''
    if (item.part !== '') this.picture.src = item.part
    setText(this.confidence, percent(verdict.confidence))
    this.bar.style.width = `${Math.round(verdict.confidence * 100)}%`
    setText(this.runnerUp, verdict.runnerUpName === '' ? texts.unknown : `${verdict.runnerUpName} · ${percent(verdict.confidence - verdict.margin)}`)
    setText(this.facts, [`${texts.inspection} ${count(verdict.inspectionId)}`, verdict.partId && `${texts.part} ${verdict.partId}`].filter(Boolean).join(' · '))
  }

  /** As large as its length allows; "Schlecht" is twice as long as "Fail". */
  private say(word: string): void {
    setText(this.word, word)
    this.word.style.setProperty('--letters', String(word.length))
  }

  private setDecision(decision: Decision | 'None'): void {
    if (this.element.dataset.decision === decision) return
    setData(this.element, 'decision', decision)
    this.icon.replaceChildren(decisionIcon(decision))
  }
}
