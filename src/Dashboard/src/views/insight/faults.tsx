import { count, percent } from '../../format'
import { texts } from '../../texts'
import type { Fault } from './counts'
import type { History } from './history'
import { Column, Table } from './table'
import { sinceTime } from './time'

/** What the parts failed for, and which of it rose and when. */
export function Faults({ history: { counts, at } }: { history: History }) {
  const { faults, line } = counts
  const risen = faults.filter((fault) => fault.rise)
  return (
    <section class="panel">
      <h3>{texts.insight.faults}</h3>
      {risen.map(({ classNo, className, rise, since }) => (
        <p key={classNo} class="warning rise" data-class={classNo}>
          {texts.insight.rose(className || texts.review.noClass, percent(rise!.before), percent(rise!.since), sinceTime(since!, at))}
        </p>
      ))}
      {faults.length === 0 ? (
        <p class="empty">{texts.insight.noFaults}</p>
      ) : (
        <Table
          label={texts.insight.faults}
          head={
            <>
              <Column>{texts.insight.class}</Column>
              <Column figures>{texts.insight.failed}</Column>
              <Column figures>{texts.insight.share}</Column>
              <Column figures>{texts.insight.shareBefore}</Column>
              <Column>{texts.insight.course}</Column>
            </>
          }
        >
          {faults.map((fault) => (
            <tr key={fault.classNo} data-class={fault.classNo}>
              <th scope="row">{fault.className || texts.review.noClass}</th>
              <td class="number">{count(fault.parts)}</td>
              <td class="number">{line.parts === 0 ? texts.unknown : percent(fault.parts / line.parts)}</td>
              <td class="number">{line.before === 0 ? texts.unknown : percent(fault.before / line.before)}</td>
              <td>
                <Course fault={fault} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </section>
  )
}

const width = 160
const height = 28

/** The course of a class in a word's place; its figures stand in the table of the chart. */
function Course({ fault: { points } }: { fault: Fault }) {
  const most = Math.max(1, ...points)
  const step = width / Math.max(1, points.length)
  const path = points.map((value, i) => (value === 0 ? '' : `M${(i * step).toFixed(1)} ${height}v${(-(value / most) * (height - 2)).toFixed(1)}h${Math.max(0.8, step * 0.8).toFixed(1)}V${height}z`)).join('')
  return (
    <svg class="course" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" preserveAspectRatio="none">
      <path d={path} />
    </svg>
  )
}
