import { el, setText } from '../dom'
import type { Session } from '../model/session'
import { texts } from '../texts'

/** Asks for name and password, over the page. */
export class LoginView {
  private readonly name = el('input')
  private readonly password = el('input')
  private readonly answer = el('p', 'login-answer')
  private readonly submit = el('button', '', texts.logIn)
  private readonly cancel = el('button', 'quiet', texts.cancel)
  private readonly form = el(
    'form',
    'login-card',
    el('h2', '', texts.logInTitle),
    el('label', '', texts.userName, this.name),
    el('label', '', texts.password, this.password),
    this.answer,
    el('div', 'login-buttons', this.submit, this.cancel),
  )
  readonly element = el('div', 'login', this.form)
  private done: (() => void) | undefined

  constructor(private readonly session: Session) {
    this.element.hidden = true
    this.element.setAttribute('role', 'dialog')
    this.element.setAttribute('aria-label', texts.logInTitle)
    this.name.autocomplete = 'username'
    this.name.required = true
    this.name.maxLength = 80
    this.password.type = 'password'
    this.password.autocomplete = 'current-password'
    this.password.required = true
    this.password.maxLength = 200
    this.answer.setAttribute('role', 'alert')
    this.submit.type = 'submit'
    this.cancel.type = 'button'
    this.cancel.addEventListener('click', () => this.hide())
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.send()
    })
  }

  /** Shows the form; it may be left unless nothing can be seen without a login. */
  show(mayLeave: boolean): void {
    this.cancel.hidden = !mayLeave
    if (!this.element.hidden) return
    this.element.hidden = false
    this.name.focus()
  }

  /** Returns once the page may be seen, with a login if that needs one. Fails when the agent does not answer. */
  async ensure(): Promise<void> {
    await this.session.refresh()
    if (this.session.mayLook) return
    this.show(false)
    await new Promise<void>((resolve) => (this.done = resolve))
  }

  private async send(): Promise<void> {
    this.submit.disabled = true
    const mistake = await this.session.logIn(this.name.value, this.password.value, texts.logInFailed)
    this.submit.disabled = false
    setText(this.answer, mistake)
    this.password.value = ''
    if (mistake) this.password.focus()
    else this.hide()
  }

  private hide(): void {
    this.element.hidden = true
    setText(this.answer, '')
    this.done?.()
    this.done = undefined
  }
}
