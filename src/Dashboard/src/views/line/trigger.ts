import { el, setText } from '../../dom'
import { session } from '../../model/session'
import { texts } from '../../texts'

const answerStandsMs = 4000

/** Triggers a camera by command and says what became of it. */
export class TriggerButton {
  private readonly button = el('button', '', texts.trigger)
  private readonly answer = el('span', 'answer')
  private timer: ReturnType<typeof setTimeout> | undefined
  readonly element = el('div', 'trigger', this.button, this.answer)

  constructor(private readonly camera: string) {
    this.element.hidden = true
    this.button.type = 'button'
    this.answer.setAttribute('role', 'status')
    this.button.addEventListener('click', () => void this.send())
  }

  private async send(): Promise<void> {
    this.button.disabled = true
    this.say(await this.request())
    this.button.disabled = false
  }

  private async request(): Promise<string> {
    try {
      const response = await session.send('POST', '/api/control/trigger', { camera: this.camera })
      if (response.ok) return texts.triggered
      // What stands before the desk, such as an ended login, answers with problem details.
      const answer = (await response.json()) as { sentence?: string; detail?: string }
      return answer.sentence ?? answer.detail ?? texts.triggerFailed
    } catch {
      return texts.triggerFailed
    }
  }

  private say(text: string): void {
    setText(this.answer, text)
    clearTimeout(this.timer)
    this.timer = setTimeout(() => setText(this.answer, ''), answerStandsMs)
  }
}
