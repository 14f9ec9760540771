// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { address, parse } from '../src/shell/router'

it.each([
  ['', 'line', ''],
  ['#/', 'line', ''],
  ['#/nowhere', 'line', ''],
  ['#/classes', 'classes', ''],
  ['#/classes/edge-crack', 'classes', 'edge-crack'],
  ['#/classes/%E0%A4%A', 'classes', ''],
  ['#/review', 'review', ''],
])('%s is %s with "%s"', (hash, view, item) => expect(parse(hash)).toEqual({ view, item }))

it('comes back from any item', () => expect(parse(address('classes', 'a/b #?%'))).toEqual({ view: 'classes', item: 'a/b #?%' }))
