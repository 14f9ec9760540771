import type { ComponentType } from 'preact'
import { useState } from 'preact/hooks'
import { dateTime } from '../../format'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { list } from '../classes/model'
import { CameraStep } from './camera'
import { CheckStep } from './check'
import { ClassesStep } from './classes'
import { move } from './model'
import { RegionStep } from './region'
import { RunsStep } from './runs'
import { isDone, lastStep, shownStep, stepNames, type StepName } from './steps'
import { SummaryStep } from './summary'
import type { CommissioningState, Draft } from './types'

export interface StepProps {
  state: CommissioningState
  draft: Draft
}

const steps: Record<StepName, ComponentType<StepProps>> = { camera: CameraStep, region: RegionStep, classes: ClassesStep, runs: RunsStep, check: CheckStep, summary: SummaryStep }

/** The steps one after the other. Where the work stands is the agent's to remember, so it goes on at another tablet. */
export function Wizard({ state, draft }: StepProps) {
  const words = texts.commissioning
  const action = useAction()
  const [isDropping, setDropping] = useState(false)
  const step = shownStep(state)
  const name = stepNames[step - 1]!
  const Step = steps[name]
  const isMine = may('Engineer')
  const go = (to: number) => void action.run(() => move('step', { step: to }))
  return (
    <>
      <header class="view-bar">
        <h2>{texts.views.commissioning}</h2>
        <p class="hint">{words.since(draft.startedBy, dateTime(new Date(draft.startedAt)))}</p>
        {isMine && (
          <button type="button" class="quiet" onClick={() => setDropping(true)}>
            {words.discard}
          </button>
        )}
      </header>
      <nav class="steps" aria-label={words.stepsLabel}>
        <ol>
          {stepNames.map((one, i) => (
            <li key={one} data-done={isDone(i + 1, state, list.value) ? '' : undefined}>
              <button type="button" class="quiet" aria-current={i + 1 === step ? 'step' : undefined} disabled={!isMine || action.isBusy} onClick={() => go(i + 1)}>
                <span class="step-number">{isDone(i + 1, state, list.value) ? '✓' : i + 1}</span>
                {words.steps[one]}
                {isDone(i + 1, state, list.value) && <span class="unseen">{words.stepDone}</span>}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {!isMine && <p class="hint">{words.engineersSign}</p>}
      <section class="step" aria-label={words.steps[name]} data-step={name}>
        <Step state={state} draft={draft} />
      </section>
      {action.refusal}
      {isMine && (
        <div class="buttons step-buttons">
          {step > 1 && (
            <button type="button" class="quiet" disabled={action.isBusy} onClick={() => go(step - 1)}>
              ← {words.back}
            </button>
          )}
          {step < lastStep && (
            <button type="button" class="next" disabled={action.isBusy} onClick={() => go(step + 1)}>
              {words.next(words.steps[stepNames[step]!])} →
            </button>
          )}
        </div>
      )}
      {isDropping && (
        <ReasonDialog title={words.discardTitle} verb={words.discard} act={async (why) => say(await move('discard', { why }))} onClose={() => setDropping(false)}>
          <p>{words.discardDetail}</p>
        </ReasonDialog>
      )}
    </>
  )
}
