import { el, setText } from '../dom'
import type { Session, SessionAnswer } from '../model/session'
import { texts } from '../texts'

/** Who is logged in, and the way in and out. */
export class UserView {
  private readonly name = el('span')
  private readonly button = el('button', 'quiet')
  private isLoggedIn = false
  readonly element = el('div', 'user', this.name, this.button)

  constructor(
    private readonly session: Session,
    private readonly askForLogin: () => void,
  ) {
    this.element.hidden = true
    this.button.type = 'button'
    this.button.addEventListener('click', () => void this.pressed())
  }

  show(answer: SessionAnswer): void {
    this.isLoggedIn = answer.name !== undefined
    // Nobody has to log in where everybody may do everything, as in the demo.
    this.element.hidden = !answer.role || (!this.isLoggedIn && answer.role === 'Administrator')
    setText(this.name, answer.name && answer.role ? `${answer.name} · ${texts.roles[answer.role]}` : '')
    setText(this.button, this.isLoggedIn ? texts.logOut : texts.logIn)
  }

  private async pressed(): Promise<void> {
    if (!this.isLoggedIn) {
      this.askForLogin()
      return
    }
    try {
      await this.session.logOut()
    } catch {
      // The agent is away; the page says so by itself.
    }
  }
}
