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
}

/** Answers of this page, oldest first. What the agent has heard stays its own: taking it back then means to say something else, and the newest counts. */
export class Answers {
  readonly given = signal<readonly Answer[]>([])
  /** Why the last one did not reach the agent; empty when it did. */
  readonly refusal = signal('')
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly send: (answer: Answer) => Promise<unknown> = sendFeedback) {}

  give(item: ReviewItem, classId: string | undefined, className: string): void {
    void this.flush()
    this.given.value = [...this.given.value, { item, classId, className, isSent: false }]
    this.timer = setTimeout(() => void this.flush(), waitMs)
  }

  /** Takes the last answer off the list. @returns It, or undefined when there is none. */
  undo(): Answer | undefined {
    const last = this.given.value.at(-1)
    if (!last) return undefined
    clearTimeout(this.timer)
    this.refusal.value = ''
    this.given.value = this.given.value.slice(0, -1)
    return last
  }

  /** Sends what still waits. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    const last = this.given.value.at(-1)
    if (!last || last.isSent) return
    // From now on it is the agent's: a second flush must not send it again.
    const sent = { ...last, isSent: true }
    this.given.value = [...this.given.value.slice(0, -1), sent]
    try {
      await this.send(sent)
      this.refusal.value = ''
    } catch (error) {
      // Back to its place in the queue, with the sentence that says why.
      this.given.value = this.given.value.filter((answer) => answer !== sent)
      this.refusal.value = sentenceOf(error)
    }
  }
}

const sendFeedback = ({ item, classId }: Answer): Promise<unknown> => control('feedback', { inspectionId: item.id, ...(classId !== undefined && { class: classId }) })
