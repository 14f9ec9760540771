import { dateTime } from '../../format'
import { address } from '../../shell/router'
import { texts } from '../../texts'
import { useReading } from '../../ui/reading'
import { SummaryDocument } from './document'
import { commissioning } from './model'
import type { Signed } from './types'

/** A signed commissioning, as it was, to read and to print. */
export function SignedView({ number }: { number: string }) {
  const words = texts.commissioning
  const { value, sentence } = useReading<Signed>(`/api/commissioning/${encodeURIComponent(number)}`)
  const isNewest = value !== undefined && commissioning.value?.signed[0]?.number === value.number
  const changes = isNewest ? (commissioning.value?.changes ?? []) : []
  return (
    <>
      <header class="view-bar">
        <h2>{words.number(Number(number))}</h2>
        <a class="button quiet" href={address('commissioning')}>
          ← {texts.views.commissioning}
        </a>
        {value?.record && (
          <button type="button" onClick={() => window.print()}>
            {words.print}
          </button>
        )}
      </header>
      {sentence !== '' && <p class="refusal">{sentence}</p>}
      {value && !value.isIntact && (
        <p class="refusal" role="alert">
          {words.tamperedDetail}
        </p>
      )}
      {changes.length > 0 && <p class="warning no-print">{words.changed(changes.map((name) => words.differences[name]).join(', '))}</p>}
      {value?.record && (
        <article class="panel document" data-signed={value.number}>
          <h3>{words.documentTitle(value.record.summary.station)}</h3>
          <SummaryDocument summary={value.record.summary} />
          <section class="signature">
            <p class="statement">{value.record.statement}</p>
            <dl class="fact-list">
              <dt>{words.signer}</dt>
              <dd>
                <strong>{value.record.signer}</strong>
              </dd>
              <dt>{words.signedAt}</dt>
              <dd>{dateTime(new Date(value.record.at))}</dd>
              <dt>{words.summary.digest}</dt>
              <dd>
                <code class="fingerprint">{value.digest}</code>
              </dd>
            </dl>
            <div class="signature-line">{words.signatureLine}</div>
          </section>
        </article>
      )}
    </>
  )
}
