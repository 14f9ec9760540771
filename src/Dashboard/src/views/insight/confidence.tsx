import { count, percent } from '../../format'
import type { Decision } from '../../model/types'
import { texts } from '../../texts'
import { Mark } from '../../ui/mark'
import { Column, Table } from './table'

const tenths = Array.from({ length: 10 }, (_, i) => i)

/** How sure the station was: a table whose cells are also bars. */
export function ConfidenceBars({ confidence }: { confidence: readonly { decision: Decision; counts: readonly number[] }[] }) {
  return (
    <Table
      label={texts.confidence}
      kind="tenths"
      head={
        <>
          <Column>{texts.confidence}</Column>
          {tenths.map((tenth) => (
            <Column key={tenth} figures>
              {texts.insight.upTo((tenth + 1) / 10)}
            </Column>
          ))}
        </>
      }
    >
      {confidence.map(({ decision, counts }) => {
        const all = counts.reduce((sum, value) => sum + value, 0)
        const most = Math.max(1, ...counts)
        return (
          <tr key={decision} data-decision={decision}>
            <th scope="row">
              <Mark decision={decision} /> {texts.decision[decision]}
            </th>
            {tenths.map((tenth) => (
              <td key={tenth} class="number" title={all === 0 ? '' : percent(counts[tenth]! / all)}>
                <Bar share={counts[tenth]! / most} />
                {counts[tenth] === 0 ? '' : count(counts[tenth]!)}
              </td>
            ))}
          </tr>
        )
      })}
    </Table>
  )
}

/** A bar of the height of a cell. */
export function Bar({ share }: { share: number }) {
  return (
    <svg class="tenth" viewBox="0 0 10 40" preserveAspectRatio="none" aria-hidden="true">
      <rect x="0" width="10" y={40 - 40 * share} height={40 * share} />
    </svg>
  )
}
