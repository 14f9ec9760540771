import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { dateTime, percent, shortRevision } from '../../format'
import { language } from '../../language'
import { control, read, Refusal } from '../../model/api'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { Picture, smallPicture } from '../../ui/picture'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { DriftChart } from './drift/chart'
import type { CameraDrift, DriftReport, Figures } from './drift/types'

const refreshMs = 5000

const report = signal<DriftReport | undefined>(undefined)
const refusal = signal('')

async function refresh(): Promise<void> {
  try {
    report.value = await read<DriftReport>('/api/drift')
    refusal.value = ''
  } catch (error) {
    if (error instanceof Refusal) refusal.value = error.message
    // An agent that is away is told of by the page itself.
  }
}

function follow(): () => void {
  let timer: ReturnType<typeof setTimeout>
  let ended = false
  const round = async (): Promise<void> => {
    if (!document.hidden) await refresh()
    if (!ended) timer = setTimeout(() => void round(), refreshMs)
  }
  void round()
  return () => {
    ended = true
    clearTimeout(timer)
  }
}

/** Drift: whether the parts still look as they did when the station was commissioned. */
export function DriftTab() {
  useEffect(follow, [])
  const words = texts.insight.drift
  const known = report.value
  return (
    <div class="drift-tab">
      {refusal.value !== '' && <p class="warning">{refusal.value}</p>}
      {known && <p class="hint">{words.how(known.windowParts, known.referenceParts, percent(known.falseAlarms), known.sustainedParts)}</p>}
      {known?.cameras.map((camera) => <CameraPanel key={camera.camera} drift={camera} wanted={known.referenceParts} />)}
    </div>
  )
}

function CameraPanel({ drift, wanted }: { drift: CameraDrift; wanted: number }) {
  const words = texts.insight.drift
  const [isAsked, setAsked] = useState(false)
  const { camera, stage, reference, history } = drift
  return (
    <section class="panel drift-camera" data-camera={camera} data-stage={stage}>
      <header class="view-bar">
        <h3>
          {camera} <span class="drift-stage">{words.stages[stage]}</span>
        </h3>
        {may('Engineer') && (
          <button type="button" class="quiet" onClick={() => setAsked(true)}>
            {words.renew}
          </button>
        )}
      </header>
      <p class="drift-sentence">{drift.sentence}</p>
      {stage === 'collecting' && <progress max={wanted} value={drift.collected} aria-label={words.stages.collecting} />}
      <div class="drift-body">
        <Compared drift={drift} />
        {drift.before && (
          <div class="drift-pictures">
            <figure>
              <Picture key={reference?.begunAt} src={`/api/drift/${encodeURIComponent(camera)}/reference.jpg?${drift.typicalBefore}`} alt={words.typicalBefore} />
              <figcaption>{words.typicalBefore}</figcaption>
            </figure>
            {drift.typicalNow !== undefined && (
              <figure>
                <Picture src={smallPicture(drift.typicalNow)} alt={words.typicalNow} />
                <figcaption>{words.typicalNow}</figcaption>
              </figure>
            )}
          </div>
        )}
      </div>
      {history.length > 0 && <DriftChart camera={camera} points={history} />}
      {reference && (
        <p class="hint">
          {words.reference(dateTime(new Date(reference.begunAt)), reference.who, reference.why)} {words.model(shortRevision(reference.model))}
        </p>
      )}
      {isAsked && (
        <ReasonDialog
          title={words.renewTitle(camera)}
          verb={words.renew}
          needsReason
          act={async (why) => {
            say((await control('drift/reference', { camera, why })).sentence)
            await refresh()
          }}
          onClose={() => setAsked(false)}
        >
          <p>{words.renewDetail(wanted)}</p>
        </ReasonDialog>
      )}
    </section>
  )
}

const figures: readonly (keyof Figures)[] = ['brightness', 'contrast', 'sharpness']

/** Distance and figures of the pictures, then and now. */
function Compared({ drift: { distance, before, now } }: { drift: CameraDrift }) {
  const words = texts.insight.drift
  if (!now || !before) return null
  return (
    <table class="drift-figures">
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
        <tr>
          <th scope="row">{words.distance}</th>
          <td class="number">{words.limit} 100 %</td>
          <td class="number">{distance === undefined ? texts.unknown : percentAbove(distance)}</td>
          <td />
        </tr>
        {figures.map((name) => (
          <tr key={name}>
            <th scope="row">{words.figures[name]}</th>
            <td class="number">{level(before[name])}</td>
            <td class="number">{level(now[name])}</td>
            <td class="number">{before[name] > 0 ? signed(now[name] / before[name] - 1) : texts.unknown}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Per cent that may be above a hundred, which format.percent never writes. */
const percentAbove = (share: number): string => `${Math.round(100 * share)} %`
const level = (value: number): string => value.toFixed(value < 10 ? 2 : 0).replace('.', language === 'de' ? ',' : '.')
const signed = (share: number): string => `${share > 0 ? '+' : share < 0 ? '−' : '±'}${Math.abs(100 * share).toFixed(0)} %`
