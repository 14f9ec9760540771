import { useEffect } from 'preact/hooks'
import { dateTime } from '../../format'
import { may } from '../../model/station'
import { address, route } from '../../shell/router'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Said } from '../../ui/said'
import { commissioning, follow, move } from './model'
import { SignedView } from './signed'
import type { CommissioningState } from './types'
import { Wizard } from './wizard'

/** Commissioning: from a camera to a signed summary. */
export function CommissioningView() {
  useEffect(follow, [])
  const { item } = route.value
  const state = commissioning.value
  return (
    <div class="commissioning-view">
      {item !== '' ? <SignedView key={item} number={item} /> : state?.draft ? <Wizard state={state} draft={state.draft} /> : state && <Overview state={state} />}
      <Said />
    </div>
  )
}

function Overview({ state }: { state: CommissioningState }) {
  const words = texts.commissioning
  const action = useAction()
  return (
    <>
      <header class="view-bar">
        <h2>{texts.views.commissioning}</h2>
        <a class="button quiet" href={address('system')}>
          ← {texts.views.system}
        </a>
      </header>
      <section class="panel intro">
        <p class="intro-sentence">{state.signed.length === 0 ? words.never : words.commissioned(state.signed[0]!.signer, state.signed[0]!.at === undefined ? texts.unknown : dateTime(new Date(state.signed[0]!.at)))}</p>
        {state.changes.length > 0 && <p class="warning">{words.changed(state.changes.map((name) => words.differences[name]).join(', '))}</p>}
        <p class="hint">{words.introDetail}</p>
        <ol class="intro-steps">
          {Object.values(words.steps).map((name, i) => (
            <li key={name}>
              <span class="step-number">{i + 1}</span>
              {name}
            </li>
          ))}
        </ol>
        {action.refusal}
        {may('Engineer') ? (
          <div class="buttons">
            <button type="button" disabled={action.isBusy} onClick={() => void action.run(() => move('start'))}>
              {state.signed.length === 0 ? words.start : words.startAgain}
            </button>
          </div>
        ) : (
          <p class="hint">{words.engineersSign}</p>
        )}
      </section>
      <Earlier state={state} />
    </>
  )
}

function Earlier({ state }: { state: CommissioningState }) {
  const words = texts.commissioning
  if (state.signed.length === 0) return null
  return (
    <section class="panel earlier" aria-labelledby="earlier-title">
      <h3 id="earlier-title">{words.earlier}</h3>
      <ul>
        {state.signed.map((brief) => (
          <li key={brief.number}>
            <a href={address('commissioning', String(brief.number))}>
              <strong>{words.number(brief.number)}</strong>
              <span>
                {brief.at !== undefined && dateTime(new Date(brief.at))}
                {brief.signer !== '' && ` · ${brief.signer}`}
              </span>
              <code>{brief.digest.slice(0, 16)}</code>
              <span class="badge" data-status={brief.isIntact ? 'Ok' : 'Down'}>
                {brief.isIntact ? words.intact : words.tampered}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
