import { el, setData, setText } from '../../dom'
import { age, count, percent } from '../../format'
import { LiveFrame } from '../../ui/frames'
import { texts } from '../../texts'
import type { Camera, VerdictEvent } from '../../model/types'
import { TriggerButton } from './trigger'
import { VerdictView } from './verdict'

/** One camera: its newest frame beside its newest verdict. */
export class CameraView {
  private readonly status = el('span', 'badge')
  private readonly sentence = el('p', 'sentence')
  private readonly noPicture = el('p', 'no-picture', texts.noPicture)
  private readonly frameAge = el('span')
  private readonly dropped = el('span', 'dropped')
  /** Beside other cameras each counts for itself. */
  private readonly counts = el('p', 'camera-counts')
  private readonly verdict: VerdictView
  private readonly trigger: TriggerButton
  private readonly frame: LiveFrame
  private camera: Camera
  readonly element: HTMLElement

  constructor(camera: Camera, previewRate: () => number, isExpected: () => boolean, onResume: () => void) {
    this.camera = camera
    this.verdict = new VerdictView(onResume)
    this.trigger = new TriggerButton(camera.name)
    this.frame = new LiveFrame(
      camera.name,
      () => isExpected() && this.camera.sequence > 0,
      () => this.noPicture.remove(),
    )
    this.frame.canvas.setAttribute('role', 'img')
    this.frame.canvas.setAttribute('aria-label', texts.liveFrame(camera.name))
    this.element = el(
      'article',
      'camera',
      el(
        'div',
        'picture',
        this.frame.canvas,
        this.noPicture,
        el('div', 'picture-top', el('h2', '', camera.name), this.status),
        el('div', 'picture-bottom', this.frameAge, this.dropped),
        this.sentence,
      ),
      this.verdict.element,
    )
    this.element.dataset.camera = camera.name
    this.verdict.element.append(this.counts, this.trigger.element)
    this.frame.start(() => 1000 / previewRate())
  }

  show(camera: Camera, now: number): void {
    this.camera = camera
    setData(this.element, 'status', camera.status)
    setText(this.status, texts.status[camera.status])
    setData(this.status, 'status', camera.status)
    setText(this.sentence, camera.status === 'Ok' ? '' : camera.sentence)
    setText(this.dropped, camera.dropped > 0 ? texts.dropped(count(camera.dropped)) : '')
    const { pass, fail, unsure, yield: share } = camera.counts
    setText(this.counts, `${texts.decision.Pass} ${count(pass)} · ${texts.decision.Fail} ${count(fail)} · ${texts.decision.Unsure} ${count(unsure)} · ${percent(share)}`)
    this.trigger.element.hidden = camera.trigger !== 'Command'
    this.tick(now)
  }

  /** @param now The agent's clock, in ms. */
  tick(now: number): void {
    setText(this.frameAge, this.camera.lastGood ? texts.frameAge(age(now - Date.parse(this.camera.lastGood))) : '')
    this.verdict.tick(now)
  }

  judged(item: VerdictEvent): void {
    this.verdict.show(item)
  }

  /** Keeps a part in view, whatever comes after it, until somebody resumes. */
  hold(item: VerdictEvent): void {
    this.verdict.hold(item)
  }

  release(): void {
    this.verdict.release()
  }
}
