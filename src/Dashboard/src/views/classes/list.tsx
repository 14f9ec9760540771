import { useState } from 'preact/hooks'
import type { ClassEntry } from '../../model/types'
import { address } from '../../shell/router'
import { texts } from '../../texts'
import { Picture, smallPicture } from '../../ui/picture'
import { list, parts, partsByClass } from './model'

const thumbnails = 4

/** All classes, those that judge first. */
export function ClassList({ chosen }: { chosen: string }) {
  const [withRetired, setWithRetired] = useState(false)
  const all = list.value?.classes ?? []
  const retired = all.filter((entry) => entry.state === 'retired')
  const shown = [...all.filter((entry) => entry.state !== 'retired'), ...(withRetired ? retired : [])]
  return (
    <>
      <ul class="class-list">
        {shown.map((entry) => (
          <Row key={entry.class.id} entry={entry} isChosen={entry.class.id === chosen} />
        ))}
      </ul>
      {retired.length > 0 && (
        <button type="button" class="quiet wide" aria-expanded={withRetired} onClick={() => setWithRetired(!withRetired)}>
          {withRetired ? texts.classes.hideRetired : texts.classes.showRetired(retired.length)}
        </button>
      )}
    </>
  )
}

function Row({ entry, isChosen }: { entry: ClassEntry; isChosen: boolean }) {
  const known = entry.class
  const recent = partsByClass.value.get(known.number) ?? []
  return (
    <li data-class={known.id} data-state={entry.state}>
      <a href={address('classes', known.id)} aria-current={isChosen ? 'true' : undefined}>
        <span class="class-number">{known.number}</span>
        <span class="class-name">{known.name}</span>
        <span class="class-facts">
          <SeverityTag severity={known.severity} />
          <StateTag state={entry.state} />
          <span>{shotsOf(entry)}</span>
        </span>
        <span class="class-thumbs">
          {recent.slice(0, thumbnails).map((item) => (
            <Picture key={item.verdict.inspectionId} src={smallPicture(item.verdict.inspectionId)} alt="" />
          ))}
        </span>
        <span class="class-count" title={texts.classes.countTitle(parts.value.length)}>
          <strong>{recent.length}</strong>
          <small>{texts.classes.ofLast(parts.value.length)}</small>
        </span>
      </a>
    </li>
  )
}

export const SeverityTag = ({ severity }: { severity: ClassEntry['class']['severity'] }) => (
  <span class="tag" data-severity={severity}>
    {texts.classes.severity[severity]}
  </span>
)

export const StateTag = ({ state }: { state: ClassEntry['state'] }) => (
  <span class="tag" data-state={state}>
    {texts.classes.state[state]}
  </span>
)

function shotsOf({ class: known }: ClassEntry): string {
  if (known.shots.length > 0 || known.examples === '') return texts.classes.shotCount(known.shots.length)
  return texts.classes.folder
}
