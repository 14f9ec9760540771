import { expect, it } from 'vitest'
import { difference } from '../src/views/system/configuration/difference'

const said = (before: string, after: string) => difference(before, after, 1).map((line) => (line ? `${{ same: ' ', gone: '-', new: '+' }[line.kind]}${line.number} ${line.text}` : '...'))

it('tells what differs with the lines around it, and leaves the rest out', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng'
  expect(said(before, 'a\nb\nX\nd\ne\nf\nG\nh')).toEqual([' 2 b', '-3 c', '+3 X', ' 4 d', '...', ' 6 f', '-7 g', '+7 G', '+8 h'])
})

it('tells nothing of equal texts', () => expect(said('a\nb', 'a\nb')).toEqual([]))

it('finds what stays between changes', () => expect(said('a\nb\nc\nb', 'b\nc\nd')).toEqual(['-1 a', ' 1 b', ' 2 c', '-4 b', '+3 d']))

it('copes with texts that have nothing in common', () => {
  const [before, after] = [Array.from({ length: 700 }, (_, i) => `a${i}`).join('\n'), Array.from({ length: 700 }, (_, i) => `b${i}`).join('\n')]
  expect(difference(before, after).filter((line) => line?.kind === 'gone')).toHaveLength(700)
})
