import { expect, it } from 'vitest'
import { lonely } from '../src/views/insight/lonely'

it('a point that no line reaches is drawn as a point', () => {
  expect(lonely([null, 5, null, 3, 4, null])).toEqual([1])
  expect(lonely([7])).toEqual([0])
  expect(lonely([0, null])).toEqual([0])
  expect(lonely([1, 2, 3])).toEqual([])
  expect(lonely([])).toEqual([])
})
