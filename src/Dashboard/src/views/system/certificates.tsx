import { useState } from 'preact/hooks'
import { dateTime } from '../../format'
import { control } from '../../model/api'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { Needs } from '../../ui/needs'
import { useReading } from '../../ui/reading'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import type { Certificate } from './types'

const everyMs = 10_000
const kinds = ['own', 'trusted', 'refused', 'revocation-list'] as const

/** Certificates of the station and of those it talks to; an administrator lets OPC UA clients in. */
export function Certificates() {
  const words = texts.system.certificates
  const { value, sentence, reload } = useReading<Certificate[]>(may('Engineer') ? '/api/certificates' : undefined, everyMs)
  const [asked, setAsked] = useState<Certificate>()
  return (
    <section class="panel certificates" aria-labelledby="certificates-title">
      <h3 id="certificates-title">{words.title}</h3>
      <Needs role="Engineer">
        {sentence !== '' && <p class="refusal">{sentence}</p>}
        {value?.length === 0 && <p class="empty">{words.none}</p>}
        {kinds.map((kind) => {
          const some = value?.filter((certificate) => certificate.kind === kind) ?? []
          return (
            some.length > 0 && (
              <div key={kind} class="certificate-group">
                <h4>{words.kinds[kind]}</h4>
                <ul>
                  {some.map((certificate) => (
                    <CertificateRow key={certificate.use + certificate.fingerprint + certificate.subject} certificate={certificate} onAsk={() => setAsked(certificate)} />
                  ))}
                </ul>
              </div>
            )
          )
        })}
      </Needs>
      {asked && (
        <ReasonDialog
          title={asked.kind === 'refused' ? words.trustTitle : words.refuseTitle}
          verb={asked.kind === 'refused' ? words.trust : words.refuse}
          act={async (why) => {
            say((await control('certificate/trust', { fingerprint: asked.fingerprint, trusted: asked.kind === 'refused', why })).sentence)
            reload()
          }}
          onClose={() => setAsked(undefined)}
        >
          <p>{asked.kind === 'refused' ? words.trustDetail(asked.subject) : words.refuseDetail(asked.subject)}</p>
          <p>
            <code class="fingerprint">{asked.fingerprint}</code>
          </p>
        </ReasonDialog>
      )}
    </section>
  )
}

function CertificateRow({ certificate, onAsk }: { certificate: Certificate; onAsk: () => void }) {
  const words = texts.system.certificates
  const { until, daysLeft } = certificate
  const isClient = certificate.use === 'OPC UA client'
  return (
    <li class="certificate" data-status={certificate.status} data-kind={certificate.kind}>
      <div>
        <strong>{certificate.problem !== '' ? certificate.problem : certificate.subject}</strong>
        <p class="hint">
          {isClient ? words.client : certificate.use}
          {certificate.issuer !== '' && certificate.issuer !== certificate.subject && ` · ${words.issuer(certificate.issuer)}`}
        </p>
        {certificate.fingerprint !== '' && (
          <details>
            <summary>{words.fingerprint}</summary>
            <code class="fingerprint">{certificate.fingerprint}</code>
          </details>
        )}
      </div>
      <div class="certificate-end">
        <span class="badge" data-status={certificate.status === 'Ok' ? 'Ok' : certificate.status === 'Soon' ? 'Degraded' : 'Down'}>
          {words.states[certificate.status]}
        </span>
        {until !== undefined && <span class="number">{words.until(dateTime(new Date(until)))}</span>}
        {daysLeft !== undefined && daysLeft >= 0 && <span class="hint">{words.days(daysLeft)}</span>}
      </div>
      {isClient && may('Administrator') && certificate.fingerprint !== '' && (
        <button type="button" class="quiet" onClick={onAsk}>
          {certificate.kind === 'refused' ? words.trust : words.refuse}
        </button>
      )}
    </li>
  )
}
