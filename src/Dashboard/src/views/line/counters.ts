import { el, setText } from '../../dom'
import { count, percent, rate } from '../../format'
import { decisionIcon } from '../../icons'
import { texts } from '../../texts'
import type { Counts, Decision } from '../../model/types'

const decisions: readonly Decision[] = ['Pass', 'Fail', 'Unsure']

/** How many parts passed, and how fast they come. */
export class CountersView {
  private readonly yieldShare = el('strong', 'big')
  private readonly ratePerSecond = el('strong', 'big')
  private readonly camera = el('small')
  private readonly numbers = new Map<Decision, HTMLElement>()
  private readonly shares = new Map<Decision, HTMLElement>()
  readonly element = el('section', 'card counters', el('h3', '', texts.counters, this.camera))

  constructor() {
    const bar = el('div', 'share')
    const list = el('ul')
    for (const decision of decisions) {
      const number = el('span', 'number')
      const share = el('i')
      share.dataset.decision = decision
      this.numbers.set(decision, number)
      this.shares.set(decision, share)
      const row = el('li', '', decisionIcon(decision), el('span', '', texts.decision[decision]), number)
      row.dataset.decision = decision
      bar.append(share)
      list.append(row)
    }
    this.element.append(
      el(
        'div',
        'pair',
        el('div', '', this.yieldShare, el('span', 'label', texts.yield)),
        el('div', '', this.ratePerSecond, el('span', 'label', texts.rate)),
      ),
      bar,
      list,
    )
  }

  /** @param camera The camera that they are of; empty for the station. */
  show(counts: Counts, ratePerSecond: number, camera: string): void {
    setText(this.camera, camera === '' ? '' : texts.sinceStart(camera))
    setText(this.yieldShare, percent(counts.yield))
    setText(this.ratePerSecond, rate(ratePerSecond))
    for (const [decision, value] of [['Pass', counts.pass], ['Fail', counts.fail], ['Unsure', counts.unsure]] as const) {
      setText(this.numbers.get(decision)!, count(value))
      this.shares.get(decision)!.style.flexGrow = String(value)
    }
  }
}
