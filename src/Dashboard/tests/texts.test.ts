// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { english } from '../src/texts'
import { german } from '../src/texts.de'

/** Every text with its place, those that take values with some. */
function all(texts: object, place = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' ? all(value as object, `${place}${key}.`) : [[`${place}${key}`, typeof value === 'function' ? (value as (...values: unknown[]) => string)(2, 'b', 3, 4) : String(value)]],
  )
}

it('says in German all that it says in English, and nothing empty', () => {
  expect(all(german).map(([place]) => place)).toEqual(all(english).map(([place]) => place))
  for (const [place, text] of [...all(english), ...all(german)]) expect(text.trim(), place).not.toBe('')
})
