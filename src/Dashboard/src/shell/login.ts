import { el, setText } from '../dom'
import type { Session } from '../model/session'
import { texts } from '../texts'

/** Asks for name and password, over the page. The browser keeps the keyboard inside it. */
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
  readonly element = el('dialog', 'login', this.form)
  private mayLeave = false
  private done: (() => void) | undefined

  constructor(private readonly session: Session) {
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
    this.cancel.addEventListener('click', () => this.leave())
    this.element.addEventListener('close', () => this.closed())
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.send()
    })
  }

  /** Shows the form; it may be left unless nothing can be seen without a login. */
  show(mayLeave: boolean): void {
    this.mayLeave = mayLeave
    this.cancel.hidden = !mayLeave
    if (this.element.open) return
    document.body.append(this.element)
    this.element.showModal()
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
    else this.leave()
  }

  private leave(): void {
    this.mayLeave = true
    this.element.close()
  }

  /** Escape closes it as well; where nothing can be seen without a login it comes back. */
  private closed(): void {
    // Asked for again before the browser told of its closing.
    if (this.element.open) return
    if (!this.mayLeave) {
      this.element.showModal()
      return
    }
    this.element.remove()
    setText(this.answer, '')
    this.done?.()
    this.done = undefined
  }
}
