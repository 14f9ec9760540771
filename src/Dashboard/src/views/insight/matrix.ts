import type { ConfusionCell, QualityClass, StationQuality } from '../../model/types'

export interface Matrix {
  /** What the parts were judged. */
  columns: readonly QualityClass[]
  rows: readonly { truth: QualityClass; cells: readonly (ConfusionCell | undefined)[]; parts: number }[]
}

/** The confusion matrix as a table: rows of what parts are, columns of what they were judged; both without what does not occur. */
export function matrixOf({ classes, cells }: Pick<StationQuality, 'classes' | 'cells'>): Matrix {
  const columns = classes.filter(({ number }) => number >= 0 && cells.some((cell) => cell.judgedNo === number))
  const rows = classes
    .filter(({ id }) => id !== '' && cells.some((cell) => cell.trueClass === id))
    .map((truth) => {
      const own = cells.filter((cell) => cell.trueClass === truth.id)
      return { truth, cells: columns.map(({ number }) => own.find((cell) => cell.judgedNo === number)), parts: own.reduce((sum, cell) => sum + cell.parts, 0) }
    })
  return { columns, rows }
}

/** How dark a cell is, 1 to 5 by its share of the row; 0 for an empty one. */
export const shadeOf = (parts: number, ofRow: number): number => (parts === 0 || ofRow === 0 ? 0 : Math.max(1, Math.ceil((5 * parts) / ofRow)))
