import type { HistoryAnswer } from '../../model/types'
import { type Counts, shape } from './counts'
import { type Live, useLive } from './live'
import { agentNow, camera, chosen, classNo, own, query, type Range, rangeOf } from './range'

export interface History {
  /** Reaches back twice as far as the range. */
  answer: HistoryAnswer
  /** Of the range. */
  confidence: HistoryAnswer['confidence']
  counts: Counts
  range: Range
  /** When it was read, Unix seconds. */
  at: number
}

/** The counts of what is looked at, and of the time of the same length before. */
export function useHistory(): Live<History> {
  const filters = { camera: camera.value, classNo: classNo.value }
  return useLive(JSON.stringify([chosen.value, own.value, filters]), async (get) => {
    const at = agentNow()
    const range = rangeOf(chosen.value, own.value, at)
    const read = (from: number, step: number, classNo: string) =>
      get<HistoryAnswer>(`/api/history?${query({ from, to: range.to }, { step: `${step / 60}min`, camera: filters.camera, classNo })}`)
    const before = 2 * range.from - range.to
    const answer = await read(before, range.step, filters.classNo)
    const line = filters.classNo === '' ? answer : await read(before, range.step, '')
    // Confidence is counted over the whole of an answer, which must not have the time before in it.
    const { confidence } = await read(range.from, Math.ceil((range.to - range.from) / 60) * 60, filters.classNo)
    return { answer, confidence, counts: shape(answer, range.from, line), range, at }
  })
}
