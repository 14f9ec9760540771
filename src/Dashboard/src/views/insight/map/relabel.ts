import { signal } from '@preact/signals'
import { control } from '../../../model/api'
import { sentenceOf } from '../../../ui/action'
import { waitMs } from '../../review/answers'

/** Parts that one answer may be given for: a rate limit of the agent lies behind, and nobody looks at more. */
export const mostRelabelled = 100

/** One answer for several parts. */
export interface Batch {
  ids: readonly number[]
  /** Id of the class that they all are of. */
  classId: string
  className: string
  /** Parts that the agent has heard of. */
  sent: number
  stage: 'waiting' | 'sending' | 'done' | 'stopped'
}

/**
 * Says of many parts what they are. As in the review an answer waits a while, in which it can be taken back without a trace. Then the agent hears of one part after the other; what it has
 * heard stands until somebody says otherwise of the part.
 */
export class Relabelling {
  readonly batch = signal<Batch | undefined>(undefined)
  /** Why it ended early; empty when it did not. */
  readonly refusal = signal('')
  private timer: ReturnType<typeof setTimeout> | undefined
  /** Parts of the batch whose answer has been sent, heard or not. */
  private begun = 0

  constructor(
    private readonly send: (inspectionId: number, classId: string) => Promise<unknown> = sendFeedback,
    private readonly done: () => void = () => undefined,
  ) {}

  get isBusy(): boolean {
    return this.batch.value?.stage === 'waiting' || this.batch.value?.stage === 'sending'
  }

  /** @returns False when another answer is still under way. */
  give(ids: readonly number[], classId: string, className: string): boolean {
    if (this.isBusy || ids.length === 0) return false
    this.refusal.value = ''
    this.begun = 0
    this.batch.value = { ids: ids.slice(0, mostRelabelled), classId, className, sent: 0, stage: 'waiting' }
    this.timer = setTimeout(() => void this.flush(), waitMs)
    return true
  }

  /** Before the agent has heard of it: takes all back. While it is told: stops after the part that is under way. */
  undo(): void {
    clearTimeout(this.timer)
    const batch = this.batch.value
    if (batch?.stage === 'waiting') this.batch.value = undefined
    else if (batch?.stage === 'sending') this.batch.value = { ...batch, stage: 'stopped' }
  }

  /** The page is left, and nothing runs afterwards: what the agent has not been told yet goes out at once. */
  leave(): void {
    clearTimeout(this.timer)
    const batch = this.batch.value
    if (!batch || !this.isBusy) return
    this.batch.value = { ...batch, stage: 'done', sent: batch.ids.length }
    for (const id of batch.ids.slice(this.begun)) {
      this.send(id, batch.classId).catch((error) => {
        // Only a page that came back sees it.
        this.refusal.value = sentenceOf(error)
      })
    }
  }

  /** Tells the agent now. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    const given = this.batch.value
    if (given?.stage !== 'waiting') return
    this.batch.value = { ...given, stage: 'sending' }
    for (const [i, id] of given.ids.entries()) {
      if (this.batch.value?.stage !== 'sending') break
      this.begun = i + 1
      try {
        await this.send(id, given.classId)
      } catch (error) {
        this.refusal.value = sentenceOf(error)
        this.batch.value = { ...this.batch.value, stage: 'stopped' }
        break
      }
      this.batch.value = { ...this.batch.value, sent: i + 1 }
    }
    if (this.batch.value?.stage === 'sending') this.batch.value = { ...this.batch.value, stage: 'done' }
    this.done()
  }
}

const sendFeedback = (inspectionId: number, classId: string): Promise<unknown> => control('feedback', { inspectionId, class: classId })
