import { expect, it } from 'vitest'
import type { FeedbackEntry, TrialReport, VerdictEvent } from '../src/model/types'
import { queueOf } from '../src/views/review/queue'

const unsure = (inspectionId: number, margin: number) =>
  ({ verdict: { inspectionId, margin, decision: 'Unsure', className: 'scratch', confidence: 0.5, runnerUpName: 'pit' }, part: '' }) as VerdictEvent
const said = (inspectionId: number, who: string, trueClass: string, number = 1, withdraws = 0) =>
  ({ number, inspectionId, who, trueClass, withdraws, decision: 'fail', className: 'scratch', confidence: 0.9 }) as FeedbackEntry
const report = (...ids: number[]) =>
  ({ examples: ids.map((inspectionId) => ({ inspectionId, live: 'pass', liveClass: 'good', liveConfidence: 0.9, trial: 'fail', trialClass: 'crack', trialConfidence: 0.8 })) }) as TrialReport
const order = (...arguments_: Parameters<typeof queueOf>) => queueOf(...arguments_).map((item) => [item.id, item.cause])

it('shows the most unsure first', () => expect(order([unsure(1, 0.3), unsure(2, 0.05), unsure(3, 0.2)], undefined, undefined, [])).toEqual([[2, 'unsure'], [3, 'unsure'], [1, 'unsure']]))

it('shows what people dispute before what a trial disputes before what is unsure, and each part once', () =>
  expect(order([unsure(1, 0.3), unsure(2, 0.1)], report(2, 7), undefined, [said(9, 'anna', 'pit'), said(9, 'tom', 'good')])).toEqual([
    [9, 'disputed'],
    [2, 'trial'],
    [7, 'trial'],
    [1, 'unsure'],
  ]))

it('shows what teaches most before the rest of the unsure ones, with what is known of it', () => {
  const proposals = { strategy: 'margin', lookedAt: 200, parts: [4, 2].map((inspectionId) => ({ inspectionId, score: 1, decision: 'pass', className: 'good', confidence: 0.8 })) }
  const queue = queueOf([unsure(1, 0.01), unsure(2, 0.3)], undefined, proposals, [said(5, 'anna', 'pit')])
  expect(queue.map((item) => [item.id, item.cause])).toEqual([[4, 'proposed'], [2, 'proposed'], [1, 'unsure']])
  expect(queue.map((item) => item.runnerUp)).toEqual(['', 'pit', 'pit'])
})

it('leaves out what somebody has said already, also the other way than before', () =>
  expect(order([unsure(1, 0.3), unsure(2, 0.1)], report(7), undefined, [said(1, 'anna', 'pit'), said(7, 'tom', 'good'), said(2, 'tom', 'good'), said(2, 'tom', 'pit')])).toEqual([]))

it('names the class of the trial and the people who said different things', () => {
  const [disputed, trial] = queueOf([], report(2), undefined, [said(9, 'anna', 'pit'), said(9, 'tom', 'good')])
  expect(disputed!.others).toEqual([
    { who: 'anna', className: 'pit' },
    { who: 'tom', className: 'good' },
  ])
  expect(trial!.others).toEqual([{ who: '', className: 'crack' }])
  expect(trial!.decision).toBe('Pass')
})

it('shows a part again once what was said of it is taken back, and does not count that as a dispute', () => {
  expect(order([unsure(1, 0.3)], undefined, undefined, [said(9, 'tom', '', 3, 2), said(9, 'tom', 'pit', 2)])).toEqual([
    [9, 'withdrawn'],
    [1, 'unsure'],
  ])
  // Of two people one took it back: what the other said stands.
  expect(order([], undefined, undefined, [said(9, 'tom', 'good', 5, 4), said(9, 'tom', 'pit', 4), said(9, 'anna', 'good', 3)])).toEqual([])
})
