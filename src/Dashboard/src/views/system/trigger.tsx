import { texts } from '../../texts'
import type { Trigger, TriggerMode } from './model'

const modes: readonly TriggerMode[] = ['free-running', 'interval', 'software', 'command', 'plc']

/** When a frame becomes a part. Shows only what matters in the chosen mode. */
export function TriggerForm({ trigger, onChange }: { trigger: Trigger; onChange: (trigger: Trigger) => void }) {
  const words = texts.system.cameras.trigger
  const number = (key: 'presentArea' | 'pixelDifference', least: number, most: number, step: number) => (
    <label>
      {words[key]}
      <input
        type="number"
        name={key}
        min={least}
        max={most}
        step={step}
        required
        value={trigger[key]}
        onChange={(event) => Number.isFinite(event.currentTarget.valueAsNumber) && onChange({ ...trigger, [key]: event.currentTarget.valueAsNumber })}
      />
    </label>
  )
  return (
    <div class="trigger-form">
      <label>
        {words.mode}
        <select name="mode" value={trigger.mode} onChange={(event) => onChange({ ...trigger, mode: event.currentTarget.value as TriggerMode })}>
          {modes.map((mode) => (
            <option key={mode} value={mode}>
              {words.modes[mode]}
            </option>
          ))}
        </select>
      </label>
      {trigger.mode === 'interval' && (
        <label>
          {words.interval}
          <input name="interval" value={trigger.interval} required pattern="[0-9]+(\.[0-9]+)?(ms|s|min|h|d)" onInput={(event) => onChange({ ...trigger, interval: event.currentTarget.value.trim() })} />
        </label>
      )}
      {trigger.mode === 'software' && (
        <>
          <label>
            {words.release}
            <select name="release" value={trigger.release} onChange={(event) => onChange({ ...trigger, release: event.currentTarget.value as Trigger['release'] })}>
              <option value="centred">{words.centred}</option>
              <option value="still">{words.still}</option>
            </select>
          </label>
          {number('presentArea', 0.001, 1, 0.001)}
          {number('pixelDifference', 1, 255, 1)}
        </>
      )}
      <p class="hint">{words.means[trigger.mode]}</p>
    </div>
  )
}
