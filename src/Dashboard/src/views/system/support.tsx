import { useState } from 'preact/hooks'
import { age, count } from '../../format'
import { read } from '../../model/api'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Needs } from '../../ui/needs'
import { useReading } from '../../ui/reading'
import type { BundlePart, CheckedItem, Support } from './types'

const everyMs = 5000
const megabyte = 1024 * 1024

/** What runs here, whether it is well, and everything for whoever helps from afar. */
export function SupportTab() {
  return (
    <Needs role="Engineer">
      <div class="support">
        <Versions />
        <Checks />
        <Bundle />
      </div>
    </Needs>
  )
}

function Versions() {
  const words = texts.system.support
  const { value, sentence } = useReading<Support>('/api/support', everyMs)
  return (
    <section class="panel" aria-labelledby="versions-title">
      <h3 id="versions-title">{words.versions}</h3>
      {sentence !== '' && <p class="refusal">{sentence}</p>}
      {value && (
        <>
          <dl class="output-figures">
            <Figure name={words.uptime} value={age(Date.parse(value.now) - Date.parse(value.startedAt))} />
            <Figure name={words.memory} value={mebibytes(value.agentMemoryBytes)} hint={words.of(mebibytes(value.memoryBytes))} />
            <Figure name={words.disk} value={mebibytes(value.diskFreeBytes)} hint={words.of(mebibytes(value.diskBytes))} />
          </dl>
          <dl class="fact-list">
            {value.versions.map((version) => (
              <div key={version.name} class="fact" data-version={version.name}>
                <dt>{words.names[version.name] ?? version.name}</dt>
                <dd>{version.name === 'gpu' && version.value === '-' ? words.noGpu : version.value}</dd>
              </div>
            ))}
            <div class="fact">
              <dt>{words.cores}</dt>
              <dd>{value.cores}</dd>
            </div>
          </dl>
        </>
      )}
    </section>
  )
}

function Figure({ name, value, hint = '' }: { name: string; value: string; hint?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">{value}</dd>
      <dd class="hint">{hint}</dd>
    </div>
  )
}

function Checks() {
  const words = texts.system.support
  const [items, setItems] = useState<CheckedItem[]>()
  const action = useAction()
  return (
    <section class="panel" aria-labelledby="checks-title" aria-busy={action.isBusy}>
      <h3 id="checks-title">{words.checks}</h3>
      <p class="hint">{words.checksDetail}</p>
      {action.refusal}
      {items && (
        <ul class="checks">
          {items.map((item) => (
            <li key={item.name}>
              <span class="badge" data-status={item.level === 'Ok' ? 'Ok' : item.level === 'Warn' ? 'Degraded' : 'Down'}>
                {words.levels[item.level]}
              </span>
              <div>
                <strong>{item.name}</strong>
                <p>{item.sentence}</p>
                {item.advice !== '' && <p class="hint">{item.advice}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
      <div class="buttons">
        <button type="button" class="quiet" disabled={action.isBusy} onClick={() => void action.run(async () => setItems(await read<CheckedItem[]>('/api/support/checks')))}>
          {action.isBusy ? words.checking : words.check}
        </button>
      </div>
    </section>
  )
}

function Bundle() {
  const words = texts.system.support
  const [withImages, setWithImages] = useState(false)
  const { value, sentence } = useReading<BundlePart[]>(may('Administrator') ? `/api/support/bundle?images=${withImages}` : undefined)
  return (
    <section class="panel bundle" aria-labelledby="bundle-title">
      <h3 id="bundle-title">{words.bundle}</h3>
      <Needs role="Administrator">
        <p>{words.bundleDetail}</p>
        {sentence !== '' && <p class="refusal">{sentence}</p>}
        <ul class="bundle-parts">
          {value?.map((part) => (
            <li key={part.name}>
              <code>{part.name}</code>
              <span>{part.what}</span>
            </li>
          ))}
        </ul>
        <label class="choice">
          <input type="checkbox" name="images" checked={withImages} onChange={(event) => setWithImages(event.currentTarget.checked)} />
          <span>
            {words.images}
            <small>{words.imagesDetail}</small>
          </span>
        </label>
        <div class="buttons">
          <a class="button" href={`/api/support/bundle.zip?images=${withImages}`} download>
            {words.download}
          </a>
        </div>
      </Needs>
    </section>
  )
}

const mebibytes = (bytes: number): string => (bytes >= 10_240 * megabyte ? `${count(Math.round(bytes / megabyte / 1024))} GiB` : `${count(Math.round(bytes / megabyte))} MiB`)
