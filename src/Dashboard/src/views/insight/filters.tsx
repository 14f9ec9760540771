import { useEffect, useState } from 'preact/hooks'
import { read } from '../../model/api'
import { state } from '../../model/station'
import type { ClassList } from '../../model/types'
import { texts } from '../../texts'
import { agentNow, camera, chosen, classNo, own, rangeNames, rangeOf } from './range'
import { inputTime } from './time'

/** Which time, camera and class are looked at. */
export function Filters() {
  const [classes, setClasses] = useState<readonly { number: number; name: string }[]>([])
  useEffect(() => {
    read<ClassList>('/api/classes').then(
      (list) => setClasses(list.classes.map((entry) => entry.class).sort((a, b) => a.number - b.number)),
      () => undefined,
    )
  }, [])
  const cameras = state.value?.cameras ?? []
  const pick = (name: (typeof rangeNames)[number]): void => {
    // One's own range begins as the one that was looked at.
    if (name === 'own' && chosen.value !== 'own') own.value = rangeOf(chosen.value, own.value, agentNow())
    chosen.value = name
  }
  return (
    <div class="insight-filters">
      <div class="segments" role="group" aria-label={texts.insight.range}>
        {rangeNames.map((name) => (
          <button key={name} type="button" class="quiet" aria-pressed={chosen.value === name} data-range={name} onClick={() => pick(name)}>
            {texts.insight.ranges[name]}
          </button>
        ))}
      </div>
      {cameras.length > 1 && (
        <label>
          <span class="unseen">{texts.insight.camera}</span>
          <select value={camera.value} onChange={(event) => (camera.value = event.currentTarget.value)}>
            <option value="">{texts.insight.allCameras}</option>
            {cameras.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        <span class="unseen">{texts.insight.class}</span>
        <select name="class" value={classNo.value} onChange={(event) => (classNo.value = event.currentTarget.value)}>
          <option value="">{texts.insight.allClasses}</option>
          {classes.map(({ number, name }) => (
            <option key={number} value={number}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {chosen.value === 'own' && <OwnRange />}
    </div>
  )
}

function OwnRange() {
  const { from, to } = own.value
  return (
    <form
      class="own-range"
      onSubmit={(event) => {
        event.preventDefault()
        const values = new FormData(event.currentTarget)
        const [begin, end] = [new Date(String(values.get('from'))).getTime() / 1000, new Date(String(values.get('to'))).getTime() / 1000]
        if (begin < end) own.value = { from: begin, to: end }
      }}
    >
      <label>
        {texts.insight.from} <input type="datetime-local" name="from" required defaultValue={inputTime(from)} />
      </label>
      <label>
        {texts.insight.to} <input type="datetime-local" name="to" required defaultValue={inputTime(to)} />
      </label>
      <button type="submit" class="quiet">
        {texts.insight.show}
      </button>
    </form>
  )
}
