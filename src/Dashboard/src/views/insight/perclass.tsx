import { percent } from '../../format'
import type { Rate, StationQuality } from '../../model/types'
import { texts } from '../../texts'
import { nameOf } from './confusion'
import { Column, Table } from './table'

/** How well each class is recognised. */
export function PerClass({ quality: { classes, leastParts } }: { quality: StationQuality }) {
  return (
    <section class="panel half">
      <h3>{texts.insight.perClass}</h3>
      <Table
        label={texts.insight.perClass}
        kind="per-class"
        head={
          <>
            <Column>{texts.insight.class}</Column>
            <Column figures>{texts.insight.recall}</Column>
            <Column figures>{texts.insight.precision}</Column>
          </>
        }
      >
        {classes
          .filter(({ number }) => number !== 0)
          .map((entry) => (
            <tr key={`${entry.number} ${entry.id}`} data-class={entry.id}>
              <th scope="row">{nameOf(entry)}</th>
              {[entry.recall, entry.precision].map((rate, i) => (
                <td key={i} class="number">
                  <Share rate={rate} least={leastParts} />
                </td>
              ))}
            </tr>
          ))}
      </Table>
      <p class="hint">{texts.insight.perClassHint}</p>
    </section>
  )
}

/** A share with its interval, or how many parts there are where they are too few. */
export function Share({ rate, least }: { rate: Rate; least: number }) {
  if (rate.of < least)
    return (
      <>
        {texts.insight.tooFew} <small class="hint">{texts.insight.of(rate.count, rate.of)}</small>
      </>
    )
  return (
    <>
      <strong>{percent(rate.share)}</strong> <small class="hint">{texts.trial.interval(percent(rate.low), percent(rate.high), rate.count, rate.of)}</small>
    </>
  )
}
