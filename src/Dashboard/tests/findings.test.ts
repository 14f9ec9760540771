import { expect, it } from 'vitest'
import type { ClassList, QualityReport, SuspicionReport } from '../src/model/types'
import { findingsOf } from '../src/views/classes/findings'

const list = {
  classes: [
    { state: 'live', class: { id: 'good', name: 'Good part', shots: ['aa', 'bb'] } },
    { state: 'trial', class: { id: 'dent', name: 'Dent', shots: ['cc'] } },
    { state: 'retired', class: { id: 'old', name: 'Old', shots: ['dd'] } },
  ],
} as unknown as ClassList
const quality = {
  items: [
    { class: 'Good part', id: 'bb', nearest: 'Dent', duplicateOf: [], advice: 'is the label right?', shouldGo: false },
    { class: 'Good part', id: 'folder/3.png', nearest: 'Good part', duplicateOf: [], advice: 'the same image is there already', shouldGo: true },
    { class: 'Old', id: 'dd', nearest: 'Dent', duplicateOf: [], advice: 'gone', shouldGo: true },
  ],
} as unknown as QualityReport
const example = (shot: string, inspectionId: number, own: string, other: string, isDoubted = true, neighbours: string[] = []) => ({
  shot, inspectionId, class: own, neighboursSay: other, isDoubted, similarity: 0.4, similarityToNeighbours: 0.6, neighbours,
})
const suspicion = (...examples: object[]) => ({ examples }) as unknown as SuspicionReport

it('shows each example once, those that should go first, then those that are doubted', () => {
  const found = findingsOf(list, quality, suspicion(example('cc', 0, 'dent', 'good'), example('bb', 0, 'good', 'dent'), example('aa', 0, 'good', 'good', false)))
  expect(found.map((one) => [one.kind, one.id, one.known.id, one.other?.id])).toEqual([
    ['file', 'folder/3.png', 'good', undefined],
    ['shot', 'bb', 'good', 'dent'],
    ['shot', 'cc', 'dent', 'good'],
  ])
  expect(found[1]).toMatchObject({ advice: 'is the label right?', similarity: [0.4, 0.6] })
})

it('shows confirmed parts, and the pictures of the neighbours that have one', () => {
  const [part] = findingsOf(list, undefined, suspicion(example('', 17, 'good', 'dent', true, ['shot cc', 'part 9', 'example of good'])))
  expect(part).toMatchObject({ kind: 'part', id: '17', neighbours: ['/api/classes/dent/shots/cc', '/api/verdicts/9/part.jpg'] })
})

it('knows nothing to look at while nothing is found', () => expect(findingsOf(list, undefined, undefined)).toEqual([]))
