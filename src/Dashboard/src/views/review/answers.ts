import { signal } from '@preact/signals'
import { control } from '../../model/api'
import { sentenceOf } from '../../ui/action'
import type { ReviewItem } from './queue'

/** An answer waits this long, or until the next one, before the agent hears of it: so long it can be taken back without a trace. */
export const waitMs = 5000

/** What a person said of a part. */
export interface Answer {
  item: ReviewItem
  /** Id of the class that it is of; undefined confirms the verdict. */
  classId: string | undefined
  /** That class by its name. */
  className: string
  isSent: boolean
  /** The number that the agent gave it; undefined before it has answered. */
  entry?: number
}

/** How the agent hears of an answer and of its withdrawal. */
interface Desk {
  give(answer: Answer): Promise<{ entry: number } | undefined>
  withdraw(answer: Answer): Promise<unknown>
}

/** Answers of this page, oldest first. One that the agent has heard of is withdrawn there; its history says so. */
export class Answers {
  readonly given = signal<readonly Answer[]>([])
  /** Why the last one, or its withdrawal, did not reach the agent; empty when it did. */
  readonly refusal = signal('')
  private timer: ReturnType<typeof setTimeout> | undefined
  /** The newest answer or withdrawal that is on its way: a withdrawal has to come after what it takes back. */
  private onTheWay: Promise<unknown> = Promise.resolve()

  constructor(private readonly desk: Desk = agent) {}

  give(item: ReviewItem, classId: string | undefined, className: string): void {
    void this.flush()
    this.given.value = [...this.given.value, { item, classId, className, isSent: false }]
    this.timer = setTimeout(() => void this.flush(), waitMs)
  }

  /** Takes the last answer off the list, and back at the agent if that has heard of it. @returns It, or undefined when there is none. */
  undo(): Answer | undefined {
    const last = this.given.value.at(-1)
    if (!last) return undefined
    clearTimeout(this.timer)
    this.refusal.value = ''
    this.given.value = this.given.value.slice(0, -1)
    if (last.isSent) this.onTheWay = this.onTheWay.then(() => this.withdraw(last))
    return last
  }

  /** Sends what still waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    const last = this.given.value.at(-1)
    if (!last || last.isSent) return
    // From now on it is the agent's: a second flush must not send it again.
    const sent: Answer = { ...last, isSent: true }
    this.given.value = [...this.given.value.slice(0, -1), sent]
    const way = this.send(sent)
    this.onTheWay = way
    await way
  }

  private async send(sent: Answer): Promise<void> {
    try {
      const heard = await this.desk.give(sent)
      if (heard) {
        sent.entry = heard.entry
        // The same answers, but this one may now be called recorded.
        this.given.value = [...this.given.value]
      }
      this.refusal.value = ''
    } catch (error) {
      // Back to its place in the queue, with the sentence that says why.
      this.given.value = this.given.value.filter((answer) => answer !== sent)
      this.refusal.value = sentenceOf(error)
    }
  }

  private async withdraw(answer: Answer): Promise<void> {
    // What the agent never took need not be taken back.
    if (answer.entry === undefined) return
    try {
      await this.desk.withdraw(answer)
    } catch (error) {
      this.refusal.value = sentenceOf(error)
    }
  }
}

const agent: Desk = {
  give: async ({ item, classId }) => (await control<{ entry: number }>('feedback', { inspectionId: item.id, ...(classId !== undefined && { class: classId }) })).data,
  withdraw: ({ item, entry }) => control('feedback/withdraw', { inspectionId: item.id, entry }),
}
