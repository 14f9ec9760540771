import { useEffect } from 'preact/hooks'
import { may } from '../../model/station'
import { address, go, route } from '../../shell/router'
import { texts } from '../../texts'
import { Said } from '../../ui/said'
import { Check } from './check'
import { ClassDetail } from './detail'
import { ClassForm } from './form'
import { History } from './history'
import { ClassList } from './list'
import { entryOf, follow, list } from './model'
import { TrialPanel } from './trial'

/** The place in the address of the form for a new class; no class can have such an id. */
export const newItem = '+'
const historyItem = '~history'
const checkItem = '~examples'

/** Classes: what the station knows, what is on trial, and all that changes it. */
export function ClassesView() {
  useEffect(follow, [])
  const { item } = route.value
  const entry = entryOf(item)
  return (
    <div class={`classes-view ${item === '' ? '' : 'has-item'}`}>
      <section class="master" aria-label={texts.views.classes}>
        <header class="view-bar">
          <h2>{texts.views.classes}</h2>
          {may('Technician') && (
            <a class="button quiet" href={address('classes', checkItem)}>
              {texts.check.open}
            </a>
          )}
          {may('Engineer') && (
            <a class="button quiet" href={address('classes', historyItem)}>
              {texts.classes.history}
            </a>
          )}
          {may('Technician') && (
            <a class="button" href={address('classes', newItem)}>
              {texts.classes.add}
            </a>
          )}
        </header>
        <TrialPanel />
        <ClassList chosen={item} />
      </section>
      <section class="detail" aria-live="off">
        {item !== '' && (
          <a class="button quiet back" href={address('classes')}>
            ← {texts.views.classes}
          </a>
        )}
        {item === newItem ? (
          <ClassForm key="new" onDone={(id) => go('classes', id)} onCancel={() => go('classes')} />
        ) : item === historyItem ? (
          <History />
        ) : item === checkItem ? (
          <Check />
        ) : entry ? (
          <ClassDetail key={item} entry={entry} />
        ) : (
          <p class="empty">{item === '' ? texts.classes.choose : list.value ? texts.classes.unknown : texts.reading}</p>
        )}
      </section>
      <Said />
    </div>
  )
}
