import { useState } from 'preact/hooks'
import { percent } from '../../../format'
import { decisionOf } from '../../../model/decision'
import { texts } from '../../../texts'
import { Mark } from '../../../ui/mark'
import { chosen, nameOfClass, points, toggle } from './model'

/** The parts of the map as a table, for whom a map says nothing. Drawn once somebody opens it. */
export function PartTable() {
  const [isOpen, setOpen] = useState(false)
  const words = texts.insight.map
  const parts = points.value.filter((point) => point.inspectionId !== undefined)
  return (
    <details class="panel map-list" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.asList(parts.length)}</summary>
      {isOpen && (
        <table>
          <thead>
            <tr>
              {words.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...parts].reverse().map((part) => (
              <tr key={part.key} data-id={part.inspectionId}>
                <td>
                  <button type="button" class="quiet" aria-pressed={chosen.value.has(part.key)} onClick={() => toggle(part.key)}>
                    {part.inspectionId}
                  </button>
                </td>
                <td>{part.className || texts.review.noClass}</td>
                <td>{part.saidClassId === undefined ? '' : nameOfClass(part.saidClassId)}</td>
                <td>
                  <span class="part-caption">
                    <Mark decision={decisionOf(part.decision ?? '')} /> {percent(part.confidence)}
                  </span>
                </td>
                <td>{part.camera}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}
