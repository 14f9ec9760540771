import { age, count, dateTime } from '../../format'
import { texts } from '../../texts'
import { useReading } from '../../ui/reading'
import { Certificates } from './certificates'
import type { Output } from './types'

const everyMs = 2000

/** Where verdicts go, how each way is, and the certificates it rests on. */
export function OutputsTab() {
  const { value, sentence } = useReading<Output[]>('/api/outputs', everyMs)
  return (
    <div class="outputs">
      {sentence !== '' && <p class="refusal">{sentence}</p>}
      {value?.length === 0 && <p class="empty">{texts.system.outputs.none}</p>}
      <div class="output-cards">{value?.map((output) => <OutputCard key={output.name} output={output} />)}</div>
      <Certificates />
    </div>
  )
}

function OutputCard({ output }: { output: Output }) {
  const words = texts.system.outputs
  return (
    <section class="panel output" data-output={output.name} aria-labelledby={`output-${output.name}`}>
      <header>
        <h3 id={`output-${output.name}`}>{words.names[output.name] ?? output.name}</h3>
        <span class="badge" data-status={output.status}>
          {texts.status[output.status]}
        </span>
      </header>
      <p>{output.sentence}</p>
      <p class="output-address">
        <code>{output.address}</code>
        {output.place !== '' && <code>{output.place}</code>}
      </p>
      <dl class="output-figures">
        <div>
          <dt>{words.waiting}</dt>
          <dd class="number">{count(output.pending)}</dd>
          <dd class="hint">{output.pending > 0 ? words.oldest(age(output.oldestSeconds * 1000)) : texts.backlogEmpty}</dd>
        </div>
        <div>
          <dt>{words.delivered}</dt>
          <dd class="number">{count(output.delivered)}</dd>
          <dd class="hint">{words.sinceStart}</dd>
        </div>
        <div>
          <dt>{output.name === 'opcua' ? words.restarts : words.reconnects}</dt>
          <dd class="number">{count(output.reconnects)}</dd>
          <dd class="hint">{words.sinceStart}</dd>
        </div>
      </dl>
      <dl class="fact-list">
        <dt>{words.protocol}</dt>
        <dd>{output.protocol}</dd>
        <dt>{words.security}</dt>
        <dd>
          {output.isEncrypted ? words.encrypted : words.open}, {words.login[output.login]}
        </dd>
        {output.since !== undefined && (
          <>
            <dt>{words.since}</dt>
            <dd>{dateTime(new Date(output.since))}</dd>
          </>
        )}
        <dt>{words.trouble}</dt>
        <dd>{output.trouble === '' ? words.noTrouble : output.trouble}</dd>
        {output.troubleSince !== undefined && (
          <>
            <dt>{words.troubleTime}</dt>
            <dd>
              {output.troubleUntil === undefined ? words.lasts(dateTime(new Date(output.troubleSince))) : words.lasted(dateTime(new Date(output.troubleSince)), dateTime(new Date(output.troubleUntil)))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}
