import { useEffect, useRef, useState } from 'preact/hooks'
import { age, count, dateTime, rate as perSecond } from '../../format'
import { control } from '../../model/api'
import { may, state } from '../../model/station'
import type { Camera } from '../../model/types'
import { texts } from '../../texts'
import { sentenceOf } from '../../ui/action'
import { ReasonDialog } from '../../ui/reason'
import { isSame, type Region } from '../../ui/rectangle'
import { RegionEditor } from '../../ui/region'
import { say } from '../../ui/said'
import { LensPanel } from './lens'
import { cameras, loadCameras, type CameraSetup, type Trigger } from './model'
import { TriggerForm } from './trigger'

/** Looked at again when the agent has started anew, and now and then, since another page may have changed a camera. */
const refreshMs = 5000

export function CamerasTab() {
  const [chosen, setChosen] = useState('')
  const [refusal, setRefusal] = useState('')
  const startedAt = state.value?.startedAt
  useEffect(() => {
    const load = () => void loadCameras().then(() => setRefusal(''), (error: unknown) => setRefusal(sentenceOf(error)))
    load()
    const timer = setInterval(() => document.hidden || load(), refreshMs)
    return () => clearInterval(timer)
  }, [startedAt])

  const all = cameras.value
  if (!all) return refusal === '' ? null : <p class="refusal">{refusal}</p>
  const camera = all.find(({ name }) => name === chosen) ?? all[0]
  if (!camera) return null
  return (
    <div class="cameras-tab">
      {all.length > 1 && (
        <div class="segments" role="group" aria-label={texts.system.tabs.cameras}>
          {all.map(({ name }) => (
            <button key={name} type="button" class="quiet" aria-pressed={name === camera.name} onClick={() => setChosen(name)}>
              {name}
            </button>
          ))}
        </div>
      )}
      <CameraPanel key={camera.name} camera={camera} />
    </div>
  )
}

function CameraPanel({ camera }: { camera: CameraSetup }) {
  const words = texts.system.cameras
  const [region, setRegion] = useState<Region>()
  const [trigger, setTrigger] = useState<Trigger>()
  const [isAsking, setAsking] = useState(false)
  const [advice, setAdvice] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const isMine = may('Engineer')
  const isMoved = region !== undefined && !isSame(region, camera.region)
  const isSet = trigger !== undefined && JSON.stringify(trigger) !== JSON.stringify(camera.trigger)
  const forget = () => {
    setRegion(undefined)
    setTrigger(undefined)
  }
  const save = async (why: string) => {
    const reply = await control<{ restarts: boolean; advice: string }>('camera/change', { camera: camera.name, ...(isMoved && region), ...(isSet && { trigger }), why })
    setAdvice(reply.data?.advice ?? '')
    say(reply.data?.restarts ? reply.sentence : words.saved(camera.name))
    if (!reply.data?.restarts) await loadCameras()
    forget()
  }
  return (
    <div class="camera-setup" data-camera={camera.name}>
      <article class="panel">
        <h3>{camera.name}</h3>
        {camera.width === 0 ? (
          <p class="empty">{texts.noPicture}</p>
        ) : (
          <RegionEditor camera={camera.name} region={region ?? camera.region} frameSize={camera} {...(isMine && { onChange: setRegion })} />
        )}
        {advice !== '' && (
          <p class="warning" role="status">
            {advice}
          </p>
        )}
        {isMine ? (
          <div class="buttons">
            <button type="button" disabled={!isMoved && !isSet} onClick={() => form.current?.reportValidity() && setAsking(true)}>
              {words.save}
            </button>
            <button type="button" class="quiet" disabled={!isMoved && !isSet} onClick={forget}>
              {words.undo}
            </button>
            {(isMoved || isSet) && <span class="hint">{words.unsaved}</span>}
          </div>
        ) : (
          <p class="hint">{words.engineersChange}</p>
        )}
      </article>
      <div class="camera-side">
        <Facts camera={camera} />
        <article class="panel">
          <h3>{words.lens}</h3>
          <LensPanel camera={camera.name} />
        </article>
        <article class="panel">
          <h3>{words.trigger.title}</h3>
          {isMine ? (
            <form ref={form} onSubmit={(event) => event.preventDefault()}>
              <TriggerForm trigger={trigger ?? camera.trigger} onChange={setTrigger} />
            </form>
          ) : (
            <p>
              {words.trigger.modes[camera.trigger.mode]} <span class="hint">{words.trigger.means[camera.trigger.mode]}</span>
            </p>
          )}
        </article>
      </div>
      {isAsking && (
        <ReasonDialog title={words.saveTitle(camera.name)} verb={words.save} act={save} onClose={() => setAsking(false)}>
          {isMoved && <p>{words.regionMeans}</p>}
          {isSet && trigger.mode !== camera.trigger.mode && [trigger.mode, camera.trigger.mode].some((mode) => mode === 'command' || mode === 'plc') && <p>{words.startsAnew}</p>}
        </ReasonDialog>
      )}
    </div>
  )
}

function Facts({ camera }: { camera: CameraSetup }) {
  const words = texts.system.cameras
  const live = state.value?.cameras.find(({ name }) => name === camera.name)
  const measured = useRate(live)
  if (!live) return null
  return (
    <article class="panel">
      <p class="camera-status" data-status={live.status}>
        <span class="badge" data-status={live.status}>
          {texts.status[live.status]}
        </span>
        {live.sentence}
      </p>
      <dl class="camera-facts">
        <dt>{words.source}</dt>
        <dd class="address">{camera.source}</dd>
        <dt>{words.frames}</dt>
        <dd class="number">{camera.width === 0 ? texts.unknown : `${camera.width} × ${camera.height} px`}</dd>
        <dt>{words.rate}</dt>
        <dd class="number">{measured === undefined ? texts.unknown : words.perSecond(perSecond(measured))}</dd>
        <dt>{words.dropped}</dt>
        <dd class="number">{count(live.dropped)}</dd>
        <dt>{words.lastFrame}</dt>
        <dd class="number">{live.lastGood && state.value ? words.ago(age(Date.parse(state.value.now) - Date.parse(live.lastGood))) : texts.unknown}</dd>
        <dt>{words.lastFault}</dt>
        <dd>{camera.lastFault ? `${dateTime(new Date(camera.lastFault.at))}: ${camera.lastFault.sentence}` : words.noFault}</dd>
      </dl>
    </article>
  )
}

/** Frames a second over the last states of the agent, by its own clock; undefined before two are there. */
function useRate(camera: Camera | undefined): number | undefined {
  const seen = useRef<{ sequence: number; at: number }[]>([])
  const newest = camera?.lastGood === undefined ? undefined : { sequence: camera.sequence, at: Date.parse(camera.lastGood) }
  const last = seen.current.at(-1)
  if (newest && last?.sequence !== newest.sequence) {
    // Numbers that begin anew are another start of the agent.
    if (last && newest.sequence < last.sequence) seen.current = []
    seen.current = [...seen.current, newest].slice(-8)
  }
  const [first, end] = [seen.current[0], seen.current.at(-1)]
  return first && end && end.at > first.at ? ((end.sequence - first.sequence) * 1000) / (end.at - first.at) : undefined
}
