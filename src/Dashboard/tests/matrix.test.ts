import { expect, it } from 'vitest'
import type { QualityClass, Rate } from '../src/model/types'
import { matrixOf, shadeOf } from '../src/views/insight/matrix'

const rate: Rate = { count: 0, of: 0, share: 0, low: 0, high: 1 }
const named = (id: string, number: number): QualityClass => ({ id, number, name: id, recall: rate, precision: rate })

it('has rows of what parts are and columns of what they were judged', () => {
  const { columns, rows } = matrixOf({
    classes: [named('', 0), named('good', 1), named('dent', 2), named('scratch', 3), named('gone', -1)],
    cells: [
      { trueClass: 'good', judgedNo: 1, parts: 7, unsure: 1 },
      { trueClass: 'good', judgedNo: 0, parts: 1, unsure: 1 },
      { trueClass: 'scratch', judgedNo: 1, parts: 2, unsure: 0 },
      { trueClass: 'gone', judgedNo: 2, parts: 3, unsure: 0 },
    ],
  })
  expect(columns.map(({ number }) => number)).toEqual([0, 1, 2])
  expect(rows.map(({ truth, cells, parts }) => [truth.id, parts, cells.map((cell) => cell?.parts ?? 0)])).toEqual([
    ['good', 8, [1, 7, 0]],
    ['scratch', 2, [0, 2, 0]],
    ['gone', 3, [0, 0, 3]],
  ])
})

it('shades a cell by its share of the row, and the smallest too', () => {
  expect([shadeOf(0, 10), shadeOf(1, 1000), shadeOf(2, 10), shadeOf(5, 10), shadeOf(10, 10), shadeOf(0, 0)]).toEqual([0, 1, 1, 3, 5, 0])
})
