import { address } from '../../shell/router'
import { texts } from '../../texts'
import { useFrames } from './frames'
import type { CameraSetup } from './types'
import type { StepProps } from './wizard'

/** Step 2: the part of the image that is judged, to look at. */
export function RegionStep({ state, draft }: StepProps) {
  const words = texts.commissioning.region
  const camera = state.setup.cameras.find((one) => one.name === draft.camera)
  return (
    <div class="panel">
      <h3>{words.title}</h3>
      <p class="hint">{words.detail}</p>
      {camera && <Region key={camera.name} camera={camera} />}
      <p class="hint">{words.where}</p>
      <div class="buttons">
        <a class="button quiet" href={address('system', 'cameras')}>
          {words.open}
        </a>
      </div>
    </div>
  )
}

const share = (value: number): string => `${Math.round(value * 1000) / 10} %`

function Region({ camera }: { camera: CameraSetup }) {
  const { x, y, width, height } = camera
  const canvas = useFrames(camera.name, (picture, context) => {
    const [left, top, right, bottom] = [x * picture.width, y * picture.height, (x + width) * picture.width, (y + height) * picture.height]
    // What is never looked at lies in the dark.
    context.fillStyle = 'rgb(0 0 0 / 62%)'
    context.fillRect(0, 0, picture.width, top)
    context.fillRect(0, bottom, picture.width, picture.height - bottom)
    context.fillRect(0, top, left, bottom - top)
    context.fillRect(right, top, picture.width - right, bottom - top)
    context.strokeStyle = '#ffffff'
    context.lineWidth = 2
    context.strokeRect(left + 1, top + 1, Math.max(1, right - left - 2), Math.max(1, bottom - top - 2))
  })
  const sentence = x === 0 && y === 0 && width === 1 && height === 1 ? texts.commissioning.region.whole : texts.commissioning.summary.region(share(x), share(y), share(width), share(height))
  return (
    <figure class="region-look">
      <canvas ref={canvas} role="img" aria-label={`${texts.liveFrame(camera.name)}, ${sentence}`} />
      <figcaption>{sentence}</figcaption>
    </figure>
  )
}
