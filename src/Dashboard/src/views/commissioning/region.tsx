import { useEffect, useState } from 'preact/hooks'
import { control } from '../../model/api'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { isSame, type Region } from '../../ui/rectangle'
import { RegionEditor } from '../../ui/region'
import { say } from '../../ui/said'
import { cameras, loadCameras } from '../system/model'
import { refresh } from './model'
import type { StepProps } from './wizard'

/** Step 2: the part of the image that is judged, to look at and to draw. */
export function RegionStep({ draft }: StepProps) {
  const words = texts.commissioning.region
  const [region, setRegion] = useState<Region>()
  const action = useAction()
  useEffect(() => void action.run(loadCameras), [])
  const camera = cameras.value?.find((one) => one.name === draft.camera)
  const isMine = may('Engineer')
  const isMoved = camera !== undefined && region !== undefined && !isSame(region, camera.region)
  const save = async (name: string, drawn: Region): Promise<void> => {
    const { data } = await control<{ advice: string }>('camera/change', { camera: name, ...drawn, why: words.why })
    say(data?.advice || texts.system.cameras.saved(name))
    await Promise.all([loadCameras(), refresh()])
    setRegion(undefined)
  }
  return (
    <div class="panel">
      <h3>{words.title}</h3>
      <p class="hint">{words.detail}</p>
      {action.refusal}
      {camera && camera.width > 0 && <RegionEditor camera={camera.name} region={region ?? camera.region} frameSize={camera} {...(isMine && { onChange: setRegion })} />}
      {camera?.width === 0 && <p class="empty">{texts.noPicture}</p>}
      <p class="hint">{words.where}</p>
      {isMine && (
        <div class="buttons">
          <button type="button" disabled={!isMoved || action.isBusy} onClick={() => camera && region && void action.run(() => save(camera.name, region))}>
            {texts.system.cameras.save}
          </button>
          <button type="button" class="quiet" disabled={!isMoved} onClick={() => setRegion(undefined)}>
            {texts.system.cameras.undo}
          </button>
          {isMoved && <span class="hint">{texts.system.cameras.unsaved}</span>}
        </div>
      )}
    </div>
  )
}
