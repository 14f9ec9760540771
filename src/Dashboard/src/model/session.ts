import type { Role } from './types'

/** Who uses this page, as the agent says. */
export interface SessionAnswer {
  name?: string
  role?: Role
  csrfToken?: string
}

const address = '/api/session'
const csrfHeader = 'X-AnyShot-Csrf'
/** Browsers take 64 KiB together; a character may become three bytes. */
const longestKeptAlive = 16_000

/** The login of this page. The token of it lies in a cookie that no script can read; this knows the second token, which commands carry. */
export class Session {
  private answer: SessionAnswer = {}
  private readonly listeners: ((answer: SessionAnswer) => void)[] = []

  /** Tells of every answer to come. */
  listen(listener: (answer: SessionAnswer) => void): void {
    this.listeners.push(listener)
  }

  get mayLook(): boolean {
    return this.answer.role !== undefined
  }

  /** Who is logged in; undefined for nobody. */
  get name(): string | undefined {
    return this.answer.name
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
  send(method: 'POST' | 'DELETE', path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = {}
    if (this.answer.csrfToken) headers[csrfHeader] = this.answer.csrfToken
    if (body) headers['Content-Type'] = 'application/json'
    const text = body ? JSON.stringify(body) : null
    // A small command is sent even when the page is left at that moment.
    const keepalive = (text?.length ?? 0) < longestKeptAlive
    return fetch(path, { method, headers, body: text, keepalive, ...(signal && { signal }) })
  }

  private take(answer: SessionAnswer): void {
    this.answer = answer
    for (const listener of this.listeners) listener(answer)
  }
}

/** The one login of the page. */
export const session = new Session()
