import { useState } from 'preact/hooks'
import { control } from '../../model/api'
import { may } from '../../model/station'
import type { ClassEntry } from '../../model/types'
import { texts } from '../../texts'
import { say } from '../../ui/said'
import { ReasonDialog } from '../../ui/reason'
import { ClassForm } from './form'
import { SeverityTag, StateTag } from './list'
import { MergeDialog } from './merge'
import { partsByClass, refresh } from './model'
import { PartGrid } from './parts'
import { PreviewPanel } from './preview'
import { Shots } from './shots'

type Open = 'edit' | 'retire' | 'merge' | undefined

/** One class with all that belongs to it. */
export function ClassDetail({ entry }: { entry: ClassEntry }) {
  const [open, setOpen] = useState<Open>()
  const known = entry.class
  const close = () => setOpen(undefined)
  const isAlive = entry.state !== 'retired'
  if (open === 'edit') return <ClassForm key="edit" before={known} onDone={close} onCancel={close} />
  return (
    <article class="class-detail" data-class={known.id}>
      <header>
        <h2>
          <span class="class-number">{known.number}</span> {known.name}
        </h2>
        <p class="class-facts">
          <SeverityTag severity={known.severity} />
          <StateTag state={entry.state} />
          <code>{known.id}</code>
        </p>
        {isAlive && (
          <div class="buttons">
            {may('Technician') && (
              <button type="button" onClick={() => setOpen('edit')}>
                {texts.classes.edit}
              </button>
            )}
            {may('Engineer') && (
              <>
                <button type="button" class="quiet" onClick={() => setOpen('merge')}>
                  {texts.classes.merge}
                </button>
                <button type="button" class="quiet" onClick={() => setOpen('retire')}>
                  {texts.classes.retire}
                </button>
              </>
            )}
          </div>
        )}
      </header>
      <dl class="words">
        <Words label={texts.classes.description} words={known.description ? [known.description] : []} />
        <Words label={texts.classes.prompts} words={known.prompts} />
        <Words label={texts.classes.synonyms} words={known.synonyms} />
        <Words label={texts.classes.negative} words={known.negative} />
        <Words label={texts.classes.folder} words={known.examples ? [known.examples] : []} />
      </dl>
      <Shots known={known} isAlive={isAlive} />
      {entry.state === 'trial' && may('Technician') ? (
        <PreviewPanel asked={{ change: { id: known.id } }} version={JSON.stringify(known)} isReady />
      ) : (
        <section class="panel">
          <h3>{texts.classes.recent}</h3>
          <PartGrid items={(partsByClass.value.get(known.number) ?? []).map((item) => item.verdict)} />
        </section>
      )}
      {open === 'retire' && (
        <ReasonDialog
          title={texts.classes.retireTitle(known.name)}
          verb={texts.classes.retire}
          act={async (why) => {
            say((await control('class/retire', { id: known.id, why })).sentence)
            await refresh()
          }}
          onClose={close}
        >
          <p>{texts.classes.retireDetail}</p>
        </ReasonDialog>
      )}
      {open === 'merge' && <MergeDialog known={known} onClose={close} />}
    </article>
  )
}

function Words({ label, words }: { label: string; words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <div>
      <dt>{label}</dt>
      {words.map((text) => (
        <dd key={text}>{text}</dd>
      ))}
    </div>
  )
}
