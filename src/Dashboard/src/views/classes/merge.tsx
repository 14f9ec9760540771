import { useState } from 'preact/hooks'
import { control } from '../../model/api'
import type { RegisteredClass } from '../../model/types'
import { go } from '../../shell/router'
import { texts } from '../../texts'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { list, refresh } from './model'

/** Gives the examples and words of a class to another one. */
export function MergeDialog({ known, onClose }: { known: RegisteredClass; onClose: () => void }) {
  const [into, setInto] = useState('')
  const others = (list.value?.classes ?? []).filter((entry) => entry.state !== 'retired' && entry.class.id !== known.id)
  return (
    <ReasonDialog
      title={texts.classes.mergeTitle(known.name)}
      verb={texts.classes.merge}
      isReady={into !== ''}
      act={async (why) => {
        say((await control('class/merge', { from: known.id, into, why })).sentence)
        await refresh()
        go('classes', into)
      }}
      onClose={onClose}
    >
      <p>{texts.classes.mergeDetail}</p>
      <label>
        {texts.classes.mergeInto}
        <select value={into} onChange={(event) => setInto(event.currentTarget.value)}>
          <option value="">{texts.classes.chooseClass}</option>
          {others.map(({ class: other }) => (
            <option key={other.id} value={other.id}>
              {other.number} · {other.name}
            </option>
          ))}
        </select>
      </label>
    </ReasonDialog>
  )
}
