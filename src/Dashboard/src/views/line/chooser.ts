import { el, setData, setText } from '../../dom'
import { decisionIcon } from '../../icons'
import type { Decision } from '../../model/types'
import { address } from '../../shell/router'
import { texts } from '../../texts'

/** Which camera is looked at: all, or one alone. Each shows the form of its newest decision, so that one looked at alone does not hide the others. */
export class CameraChooser {
  private readonly links = new Map<string, HTMLAnchorElement>()
  private readonly nav = el('nav', 'segments')
  readonly element = el('div', 'view camera-chooser', this.nav)

  constructor() {
    this.nav.setAttribute('aria-label', texts.cameras)
    this.element.hidden = true
  }

  /** @param chosen Empty for all. */
  show(cameras: readonly string[], chosen: string, decisionOf: (camera: string) => Decision | undefined): void {
    this.element.hidden = cameras.length < 2
    for (const [name, link] of this.links) {
      if (name !== '' && !cameras.includes(name)) {
        link.remove()
        this.links.delete(name)
      }
    }
    for (const name of ['', ...cameras]) {
      const link = this.links.get(name) ?? this.add(name)
      if (name === chosen) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
      const decision = decisionOf(name)
      if (decision && link.dataset.decision !== decision) {
        setData(link, 'decision', decision)
        link.firstElementChild!.replaceChildren(decisionIcon(decision))
        setText(link.lastElementChild!, `, ${texts.decision[decision]}`)
      }
    }
  }

  private add(name: string): HTMLAnchorElement {
    const link = el('a', 'button quiet', el('span', 'form-small'), el('span', '', name === '' ? texts.all : name), el('span', 'unseen'))
    link.href = address('line', name)
    this.links.set(name, link)
    this.nav.append(link)
    return link
  }
}
