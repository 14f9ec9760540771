import type { State, VerdictEvent } from './types'

export type ConnectionStatus = 'connecting' | 'live' | 'lost'

export interface ConnectionHandlers {
  state(state: State): void
  recent(oldestFirst: VerdictEvent[]): void
  verdict(verdict: VerdictEvent): void
  status(status: ConnectionStatus): void
}

/** The agent sends its state twice a second; silence for this long means that it is gone. */
export const longestSilenceMs = 3000
export const retryMs = 1000

/**
 * The stream of events. The browser's own reconnecting is not relied on: it gives up after an error answer,
 * and it does not notice a cable that was pulled.
 */
export class Connection {
  private source: EventSource | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly handlers: ConnectionHandlers,
    private readonly open: () => EventSource = () => new EventSource('/api/events'),
    /** Has to be through before the stream is opened: a stream cannot say that it wants a login. */
    private readonly before?: () => Promise<void>,
  ) {}

  start(): void {
    this.handlers.status('connecting')
    this.begin()
  }

  private begin(): void {
    if (!this.before) this.connect()
    else
      this.before().then(
        () => this.connect(),
        () => this.reconnect(),
      )
  }

  private connect(): void {
    const source = this.open()
    this.source = source
    this.expectWord()
    source.addEventListener('state', (event) => {
      this.expectWord()
      this.handlers.status('live')
      this.handlers.state(JSON.parse(event.data) as State)
    })
    source.addEventListener('recent', (event) => this.handlers.recent(JSON.parse(event.data) as VerdictEvent[]))
    source.addEventListener('verdict', (event) => this.handlers.verdict(JSON.parse(event.data) as VerdictEvent))
    source.onerror = () => this.reconnect()
  }

  private expectWord(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.reconnect(), longestSilenceMs)
  }

  private reconnect(): void {
    this.source?.close()
    this.handlers.status('lost')
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.begin(), retryMs)
  }
}
