import { grouped } from '../../grouped'
import { decisionOf } from '../../model/decision'
import type { Decision, FeedbackEntry, Proposals, TrialReport, Verdict, VerdictEvent } from '../../model/types'

/** Why a person should look at a part. */
export type Cause = 'chosen' | 'disputed' | 'withdrawn' | 'trial' | 'proposed' | 'unsure'
/** What the queue is filled with; what somebody chose by hand comes before all of it. */
export const causes: readonly Cause[] = ['disputed', 'withdrawn', 'trial', 'proposed', 'unsure']

/** A part that waits for a person. */
export interface ReviewItem {
  id: number
  cause: Cause
  decision: Decision
  className: string
  confidence: number
  /** Empty where it is not known. */
  runnerUp: string
  /** Confidence minus the runner-up's; 1 where it is not known. */
  margin: number
  /** What else is known: what classes on trial say, or what people said, newest first. */
  others: readonly { who: string; className: string }[]
  /** How a proposed part was chosen, its place among them and of how many; undefined for others. */
  proposal?: { strategy: string; place: number; lookedAt: number }
}

/**
 * The parts to look at: first those of which people said different things, then those of which somebody took back what was said, those that the classes on trial judge otherwise, then those that teach most, and those
 * that the agent is unsure of, the most unsure first.
 * What somebody has said already is left out, and so is what is in it for a stronger cause.
 */
export function queueOf(unsure: readonly VerdictEvent[], report: TrialReport | undefined, proposals: Proposals | undefined, said: readonly FeedbackEntry[]): ReviewItem[] {
  const items = new Map<number, ReviewItem>()
  const gone = new Set(said.map((entry) => entry.withdraws))
  const standing = said.filter((entry) => entry.withdraws === 0 && !gone.has(entry.number))
  const known = new Set(standing.map((entry) => entry.inspectionId))
  for (const [id, entries] of grouped(standing, (entry) => entry.inspectionId)) {
    if (new Set(entries.map((entry) => entry.trueClass)).size > 1 && new Set(entries.map((entry) => entry.who)).size > 1) items.set(id, fromEntry(entries[0]!, 'disputed', entries))
  }
  for (const entry of said) {
    if (entry.withdraws > 0 && !known.has(entry.inspectionId) && !items.has(entry.inspectionId)) items.set(entry.inspectionId, fromEntry(entry, 'withdrawn', [entry]))
  }
  for (const example of report?.examples ?? []) {
    if (known.has(example.inspectionId) || items.has(example.inspectionId)) continue
    items.set(example.inspectionId, {
      id: example.inspectionId,
      cause: 'trial',
      decision: decisionOf(example.live),
      className: example.liveClass,
      confidence: example.liveConfidence,
      runnerUp: '',
      margin: 1,
      others: [{ who: '', className: example.trialClass }],
    })
  }
  const verdicts = new Map(unsure.map((item) => [item.verdict.inspectionId, item.verdict]))
  for (const [i, part] of (proposals?.parts ?? []).entries()) {
    const id = part.inspectionId
    const proposal = { strategy: proposals!.strategy, place: i + 1, lookedAt: proposals!.lookedAt }
    if (known.has(id) || items.has(id)) continue
    const verdict = verdicts.get(id)
    const { decision, className, confidence } = part
    items.set(id, verdict ? { ...fromVerdict(verdict), cause: 'proposed', proposal } : { id, cause: 'proposed', decision: decisionOf(decision), className, confidence, runnerUp: '', margin: 1, others: [], proposal })
  }
  for (const { verdict } of [...unsure].sort((a, b) => a.verdict.margin - b.verdict.margin)) {
    if (!known.has(verdict.inspectionId) && !items.has(verdict.inspectionId)) items.set(verdict.inspectionId, fromVerdict(verdict))
  }
  return [...items.values()]
}

/** A part that somebody wants to look at, whatever the queue says of it. */
export const chosenItem = (verdict: Verdict): ReviewItem => ({ ...fromVerdict(verdict), cause: 'chosen' })

function fromVerdict(verdict: Verdict): ReviewItem {
  const { inspectionId, decision, className, confidence, runnerUpName, margin } = verdict
  return { id: inspectionId, cause: 'unsure', decision, className, confidence, runnerUp: runnerUpName, margin, others: [] }
}

/** @param said What people said that is worth showing, newest first. */
function fromEntry({ inspectionId, decision, className, confidence }: FeedbackEntry, cause: Cause, said: readonly FeedbackEntry[]): ReviewItem {
  return {
    id: inspectionId,
    cause,
    decision: decisionOf(decision),
    className,
    confidence,
    runnerUp: '',
    margin: 1,
    others: said.filter((entry) => entry.withdraws === 0).map((entry) => ({ who: entry.who, className: entry.trueClass })),
  }
}
