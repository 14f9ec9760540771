import type { Role } from './types'

/** Who uses this page, as the agent says. */
export interface SessionAnswer {
  name?: string
  role?: Role
  csrfToken?: string
}

const address = '/api/session'
const csrfHeader = 'X-AnyShot-Csrf'

/** The login of this page. The token of it lies in a cookie that no script can read; this knows the second token, which commands carry. */
export class Session {
  private answer: SessionAnswer = {}
  onChange: (answer: SessionAnswer) => void = () => {}

  get mayLook(): boolean {
    return this.answer.role !== undefined
  }

  /** Asks the agent who we are. Fails when the agent does not answer. */
  async refresh(): Promise<void> {
    const response = await fetch(address, { cache: 'no-store' })
    if (!response.ok) throw new Error(`${response.status}`)
    this.take((await response.json()) as SessionAnswer)
  }

  /** @returns Why it did not work; empty when it did. */
  async logIn(name: string, password: string, failed: string): Promise<string> {
    try {
      const response = await this.send('POST', address, { name, password })
      if (!response.ok) return ((await response.json()) as { detail?: string }).detail ?? failed
      this.take((await response.json()) as SessionAnswer)
      return ''
    } catch {
      return failed
    }
  }

  async logOut(): Promise<void> {
    await this.send('DELETE', address)
    await this.refresh()
  }

  /** Sends a command of the page. */
  send(method: 'POST' | 'DELETE', path: string, body?: object): Promise<Response> {
    const headers: Record<string, string> = {}
    if (this.answer.csrfToken) headers[csrfHeader] = this.answer.csrfToken
    if (body) headers['Content-Type'] = 'application/json'
    return fetch(path, { method, headers, body: body ? JSON.stringify(body) : null })
  }

  private take(answer: SessionAnswer): void {
    this.answer = answer
    this.onChange(answer)
  }
}

/** The one login of the page. */
export const session = new Session()
