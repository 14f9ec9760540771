// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { actionOf, isTaken } from '../src/views/review/keys'

it.each([
  ['Enter', { kind: 'confirm' }],
  ['Backspace', { kind: 'undo' }],
  ['ArrowLeft', { kind: 'step', by: -1 }],
  ['ArrowRight', { kind: 'step', by: 1 }],
  ['1', { kind: 'class', place: 0 }],
  ['9', { kind: 'class', place: 8 }],
  ['0', undefined],
  ['x', undefined],
])('%s does %j', (key, action) => expect(actionOf(key)).toEqual(action))

function pressed(html: string, key: string, more: KeyboardEventInit = {}): boolean {
  document.body.innerHTML = html
  let taken: boolean | undefined
  const listener = (event: Event) => (taken = isTaken(event as KeyboardEvent))
  document.body.addEventListener('keydown', listener, { once: true })
  document.querySelector('[data-focus]')!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...more }))
  return taken!
}

it('leaves keys to whoever writes', () => expect(pressed('<input data-focus>', '1')).toBe(true))
it('leaves keys to an open dialog', () => expect(pressed('<dialog><p data-focus></p></dialog>', 'Enter')).toBe(true))
it('leaves Enter to a button, and takes numbers there', () => {
  expect(pressed('<button data-focus></button>', 'Enter')).toBe(true)
  expect(pressed('<button data-focus></button>', '1')).toBe(false)
})
it('leaves the browser its own keys', () => expect(pressed('<p data-focus></p>', 'ArrowLeft', { altKey: true })).toBe(true))
it('takes the rest', () => expect(pressed('<p data-focus></p>', 'Enter')).toBe(false))
