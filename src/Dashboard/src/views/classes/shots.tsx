import { useState } from 'preact/hooks'
import { control, type ControlReply } from '../../model/api'
import { may } from '../../model/station'
import type { ClassData, RegisteredClass } from '../../model/types'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Picture } from '../../ui/picture'
import { say } from '../../ui/said'
import { base64Of } from './files'
import { shotAddress } from './findings'
import { refresh } from './model'
import { PickDialog } from './pick'

/** The examples of a class: shows, adds and removes them. */
export function Shots({ known, isAlive }: { known: RegisteredClass; isAlive: boolean }) {
  const [isPicking, setPicking] = useState(false)
  const [isOver, setOver] = useState(false)
  const [warnings, setWarnings] = useState<readonly string[]>([])
  const action = useAction()
  const mayChange = isAlive && may('Technician')

  /** A warning stays until the class is left: somebody has to look at the example. */
  const heard = (reply: ControlReply<ClassData>): void => {
    say(reply.sentence)
    if (reply.data?.warning) setWarnings((before) => [...new Set([...before, reply.data!.warning!])])
  }
  const addFiles = (files: readonly File[]) =>
    action.run(async () => {
      for (const file of files) heard(await control<ClassData>('shot/add', { id: known.id, image: await base64Of(file) }))
      await refresh()
    })

  return (
    <section
      class={`panel shots ${isOver ? 'is-over' : ''}`}
      onDragOver={(event) => {
        if (!mayChange) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        if (mayChange) void addFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <h3>
        {texts.classes.shots} <small>{texts.classes.shotCount(known.shots.length)}</small>
      </h3>
      {known.shots.length > 0 && (
        <ul class="shot-grid">
          {known.shots.map((shot, i) => (
            <li key={shot}>
              <Picture src={shotAddress(known.id, shot)} alt={texts.classes.shotAlt(i + 1, known.name)} />
              {mayChange && (
                <button
                  type="button"
                  class="remove"
                  aria-label={texts.classes.removeShot(i + 1)}
                  disabled={action.isBusy}
                  onClick={() =>
                    void action.run(async () => {
                      say((await control('shot/remove', { id: known.id, shot })).sentence)
                      await refresh()
                    })
                  }
                >
                  ✕
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {known.shots.length === 0 && <p class="empty">{known.examples ? texts.classes.folderOnly(known.examples) : texts.classes.noShots}</p>}
      {warnings.map((sentence) => (
        <p key={sentence} class="warning" role="alert">
          {sentence}
        </p>
      ))}
      {action.refusal}
      {mayChange && (
        <div class="buttons">
          <button type="button" onClick={() => setPicking(true)}>
            {texts.classes.pick}
          </button>
          <label class="button quiet">
            {texts.classes.addFiles}
            <input
              type="file"
              class="unseen"
              accept="image/png,image/jpeg,image/bmp"
              multiple
              disabled={action.isBusy}
              onChange={(event) => {
                const files = [...(event.currentTarget.files ?? [])]
                event.currentTarget.value = ''
                void addFiles(files)
              }}
            />
          </label>
          <span class="hint">{texts.classes.drop}</span>
        </div>
      )}
      {isPicking && <PickDialog known={known} onAdded={heard} onClose={() => setPicking(false)} />}
    </section>
  )
}
