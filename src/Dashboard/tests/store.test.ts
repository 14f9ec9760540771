import { expect, it } from 'vitest'
import { kept, Store } from '../src/model/store'
import type { VerdictEvent } from '../src/model/types'

const verdict = (inspectionId: number, camera = 'top') => ({ verdict: { inspectionId, camera }, part: '' }) as VerdictEvent
const ids = (store: Store) => store.recent.map((item) => item.verdict.inspectionId)

it('keeps the last verdicts, newest first', () => {
  const store = new Store()
  for (let id = 1; id <= kept + 6; id++) store.add(verdict(id))
  expect(ids(store)).toHaveLength(kept)
  expect(ids(store).slice(0, 2)).toEqual([kept + 6, kept + 5])
})

it('takes a verdict once that came in the list and as an event', () => {
  const store = new Store()
  store.setRecent([verdict(1), verdict(2)])
  store.add(verdict(2))
  store.add(verdict(3))
  expect(ids(store)).toEqual([3, 2, 1])
})

it('replaces its list by that of the agent after a reconnect', () => {
  const store = new Store()
  store.add(verdict(1))
  store.setRecent([verdict(7), verdict(8)])
  expect(ids(store)).toEqual([8, 7])
})

it('remembers the newest verdict of each camera, also one that left the list', () => {
  const store = new Store()
  store.add(verdict(1, 'side'))
  for (let id = 2; id <= 40; id++) store.add(verdict(id))
  expect(store.newestByCamera.get('side')?.verdict.inspectionId).toBe(1)
  expect(store.newestByCamera.get('top')?.verdict.inspectionId).toBe(40)
})
