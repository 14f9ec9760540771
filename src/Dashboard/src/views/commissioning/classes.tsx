import { useState } from 'preact/hooks'
import { may } from '../../model/station'
import { address } from '../../shell/router'
import { texts } from '../../texts'
import { ClassForm } from '../classes/form'
import { SeverityTag, StateTag } from '../classes/list'
import { list, refresh, trial } from '../classes/model'
import { hasGoodClass } from './steps'

/** Step 3: what is good, and which defects there are. */
export function ClassesStep() {
  const words = texts.commissioning.classes
  const [isAdding, setAdding] = useState(false)
  const classes = list.value?.classes.filter((entry) => entry.state !== 'retired') ?? []
  if (isAdding)
    return (
      <ClassForm
        onDone={() => {
          setAdding(false)
          void refresh()
        }}
        onCancel={() => setAdding(false)}
      />
    )
  return (
    <div class="panel">
      <h3>{words.title}</h3>
      <p class="hint">{words.detail}</p>
      {list.value && !hasGoodClass(list.value) && <p class="warning">{words.noGood}</p>}
      {(trial.value !== undefined || classes.some((entry) => entry.state === 'trial')) && <p class="warning">{words.onTrial}</p>}
      <ul class="step-classes">
        {classes.map(({ state, class: entry }) => (
          <li key={entry.id} data-class={entry.id}>
            <span class="class-number">{entry.number}</span>
            <strong>{entry.name}</strong>
            <SeverityTag severity={entry.severity} />
            <StateTag state={state} />
            <span class="hint">{entry.examples !== '' ? texts.classes.folder : texts.classes.shotCount(entry.shots.length)}</span>
            <a class="button quiet" href={address('classes', entry.id)}>
              {words.open}
            </a>
          </li>
        ))}
      </ul>
      {may('Technician') && (
        <div class="buttons">
          <button type="button" class="quiet" onClick={() => setAdding(true)}>
            {texts.classes.add}
          </button>
        </div>
      )}
    </div>
  )
}
