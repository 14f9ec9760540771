import { useState } from 'preact/hooks'
import { percent } from '../../format'
import { may, state as station } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { useFrames } from './frames'
import { exposureOf, figuresOf, type Figures } from './hints'
import { move } from './model'
import type { StepProps } from './wizard'

/** Step 1: the camera, its light and its focus. */
export function CameraStep({ draft }: StepProps) {
  const words = texts.commissioning.camera
  const action = useAction()
  const cameras = station.value?.cameras ?? []
  const camera = cameras.find((one) => one.name === draft.camera)
  return (
    <div class="panel">
      <h3>{words.title}</h3>
      {cameras.length > 1 && (
        <fieldset class="choices">
          <legend>{words.which}</legend>
          {cameras.map((one) => (
            <label key={one.name} class="choice">
              <input type="radio" name="camera" value={one.name} checked={one.name === draft.camera} disabled={!may('Engineer')} onChange={() => void action.run(() => move('camera', { camera: one.name }))} />
              <span>
                {one.name}
                <small>{texts.status[one.status]}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {action.refusal}
      {camera && (
        <p>
          <span class="badge" data-status={camera.status}>
            {texts.status[camera.status]}
          </span>{' '}
          {camera.sentence}
        </p>
      )}
      <Picture key={draft.camera} camera={draft.camera} />
    </div>
  )
}

function Picture({ camera }: { camera: string }) {
  const words = texts.commissioning.camera
  const [figures, setFigures] = useState<Figures>()
  const [best, setBest] = useState(0)
  const canvas = useFrames(camera, ({ width, height }, context) => {
    const now = figuresOf(context.getImageData(0, 0, width, height).data, width, height)
    setFigures(now)
    setBest((before) => Math.max(before, now.sharpness))
  })
  const exposure = figures && exposureOf(figures)
  return (
    <div class="camera-look">
      <canvas ref={canvas} role="img" aria-label={texts.liveFrame(camera)} />
      {figures && exposure && (
        <dl class="camera-hints" aria-live="off">
          <div>
            <dt>{words.light}</dt>
            <dd>
              <span class="badge" data-status={exposure === 'good' ? 'Ok' : 'Degraded'} data-exposure={exposure}>
                {words.exposure[exposure]}
              </span>
            </dd>
            <dd class="hint">{words.exposureHint[exposure]}</dd>
            <dd class="hint number">{words.lightFigures(percent(figures.mean), percent(figures.black), percent(figures.white))}</dd>
          </div>
          <div>
            <dt>{words.focus}</dt>
            <dd>
              <meter aria-label={words.focus} min={0} max={1} value={best === 0 ? 0 : figures.sharpness / best} />
            </dd>
            <dd class="number">{words.ofBest(percent(best === 0 ? 0 : figures.sharpness / best))}</dd>
            <dd class="hint">{words.focusHint}</dd>
            <dd>
              <button type="button" class="quiet" onClick={() => setBest(figures.sharpness)}>
                {words.focusAnew}
              </button>
            </dd>
          </div>
        </dl>
      )}
    </div>
  )
}
