import { useState } from 'preact/hooks'
import { percent } from '../../format'
import { control } from '../../model/api'
import { may } from '../../model/station'
import { address } from '../../shell/router'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Picture, smallPicture } from '../../ui/picture'
import { say } from '../../ui/said'
import { base64Of } from './files'
import { type Finding, shotAddress } from './findings'
import { list } from './model'

const pictureOf = ({ kind, known, id }: Finding): string => (kind === 'shot' ? shotAddress(known.id, id) : smallPicture(Number(id)))

/** Makes an example one of another class. Added there before it is removed here: if something fails, none is lost. */
async function move({ known, id }: Finding, to: string): Promise<void> {
  const image = await (await fetch(shotAddress(known.id, id))).blob()
  await control('shot/add', { id: to, image: await base64Of(image) })
  say((await control('shot/remove', { id: known.id, shot: id })).sentence)
}

/** One example with what speaks against it, and what a person can do. */
export function FindingCard({ finding, onDone }: { finding: Finding; onDone: () => void }) {
  const { kind, id, known, other, advice, similarity, neighbours } = finding
  const [to, setTo] = useState(other?.id ?? '')
  const action = useAction()
  const others = (list.value?.classes ?? []).filter((entry) => entry.state !== 'retired' && entry.class.id !== known.id)
  const act = (verb: () => Promise<unknown>) => async () => {
    if (await action.run(verb)) onDone()
  }
  const told = async (verb: string, body: object): Promise<void> => say((await control(verb, body)).sentence)
  const chosen = others.find((entry) => entry.class.id === to)?.class.name ?? ''
  return (
    <li class="panel finding" data-kind={kind} data-id={id}>
      {kind === 'file' ? <div class="picture-gone">{texts.check.file}</div> : <Picture src={pictureOf(finding)} alt={texts.check.alt(known.name)} />}
      <div>
        <p class="finding-class">
          <a href={address('classes', known.id)}>{known.name}</a>
          {other && (
            <>
              {' '}
              → {texts.check.looksLike} <strong>{other.name}</strong>
            </>
          )}
        </p>
        {similarity && other && <p>{texts.check.similarity(percent(similarity[0]), percent(similarity[1]))}</p>}
        {advice !== '' && <p>{advice}</p>}
        <p class="hint">{texts.check.kinds[kind](kind === 'shot' ? id.slice(0, 8) : id)}</p>
        {neighbours.length > 0 && (
          <ul class="neighbours" aria-label={texts.check.neighbours}>
            {neighbours.map((src) => (
              <li key={src}>
                <Picture src={src} alt="" />
              </li>
            ))}
          </ul>
        )}
        {action.refusal}
        {may('Technician') && (
          <div class="buttons">
            {kind !== 'file' && (
              <>
                <select aria-label={texts.check.moveTo} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
                  <option value="">{texts.classes.chooseClass}</option>
                  {others.map(({ class: one }) => (
                    <option key={one.id} value={one.id}>
                      {one.name}
                    </option>
                  ))}
                </select>
                <button type="button" disabled={to === '' || action.isBusy} onClick={() => void act(() => (kind === 'shot' ? move(finding, to) : told('feedback', { inspectionId: Number(id), class: to })))()}>
                  {texts.check.move(chosen)}
                </button>
              </>
            )}
            {kind === 'shot' && (
              <button type="button" class="quiet" disabled={action.isBusy} onClick={() => void act(() => told('shot/remove', { id: known.id, shot: id }))()}>
                {texts.check.remove}
              </button>
            )}
            <button
              type="button"
              class="quiet"
              disabled={action.isBusy}
              onClick={() => void act(() => (kind === 'part' ? told('feedback', { inspectionId: Number(id), class: known.id }) : Promise.resolve()))()}
            >
              {kind === 'part' ? texts.check.confirm(known.name) : texts.check.leave}
            </button>
          </div>
        )}
      </div>
    </li>
  )
}
