import { useState } from 'preact/hooks'
import type { QualityClass, StationQuality } from '../../model/types'
import { texts } from '../../texts'
import { CellParts } from './cellparts'
import { matrixOf, shadeOf } from './matrix'
import { Column, Table } from './table'

export const nameOf = ({ name }: QualityClass): string => name || texts.review.noClass

/** What parts are against what they were judged. Each number leads to its parts. */
export function Confusion({ quality, range }: { quality: StationQuality; range: string }) {
  const [open, setOpen] = useState<{ truth: QualityClass; judged: QualityClass }>()
  const { columns, rows } = matrixOf(quality)
  return (
    <section class="panel confusion">
      <h3>{texts.insight.confusion}</h3>
      <Table
        label={texts.insight.confusion}
        kind="matrix"
        head={
          <>
            <Column>{texts.insight.really}</Column>
            {columns.map((judged) => (
              <Column key={judged.number}>
                <small>{texts.insight.judged}</small> {nameOf(judged)}
              </Column>
            ))}
          </>
        }
      >
        {rows.map(({ truth, cells, parts }) => (
          <tr key={truth.id} data-truth={truth.id}>
            <th scope="row">{nameOf(truth)}</th>
            {cells.map((cell, i) => {
              const judged = columns[i]!
              return (
                <td key={judged.number} data-judged={judged.number} data-shade={shadeOf(cell?.parts ?? 0, parts)} data-right={judged.number === truth.number}>
                  {cell ? (
                    <button type="button" class="cell" onClick={() => setOpen({ truth, judged })}>
                      <span class="number">
                        {judged.number === truth.number && <span aria-hidden="true">✓ </span>}
                        {cell.parts}
                      </span>
                      {cell.unsure > 0 && <small>{texts.insight.ofThemUnsure(cell.unsure)}</small>}
                      <span class="unseen">{texts.insight.cell(cell.parts, nameOf(truth), nameOf(judged))}</span>
                    </button>
                  ) : (
                    <span class="hint number">0</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </Table>
      <p class="hint">{texts.insight.confusionHint}</p>
      {open && <CellParts truth={open.truth} judged={open.judged} range={range} onClose={() => setOpen(undefined)} />}
    </section>
  )
}
