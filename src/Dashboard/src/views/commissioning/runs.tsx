import { useState } from 'preact/hooks'
import { percent } from '../../format'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Mark } from '../../ui/mark'
import { Picture, smallPicture, wholePicture } from '../../ui/picture'
import { move } from './model'
import { RunFigures } from './figures'
import type { RunKind, RunPart, RunResult } from './types'
import type { StepProps } from './wizard'

const usualParts: Record<RunKind, number> = { good: 30, defects: 5 }

/** Step 4: good parts one after the other, and defects if there are some at hand. */
export function RunsStep({ state }: StepProps) {
  return (
    <>
      <Run kind="good" result={state.good} parts={state.goodParts} />
      <Run kind="defects" result={state.defects} parts={state.defectParts} />
    </>
  )
}

function Run({ kind, result, parts }: { kind: RunKind; result: RunResult | undefined; parts: readonly RunPart[] }) {
  const words = texts.commissioning.runs
  const [wanted, setWanted] = useState(usualParts[kind])
  const action = useAction()
  const isMine = may('Engineer')
  const begin = () => void action.run(() => move('run', { kind, parts: wanted }))
  const waiting = parts.filter((part) => part.isGood === undefined)
  const answered = parts.filter((part) => part.isGood !== undefined)
  return (
    <section class="panel run" data-run={kind} aria-labelledby={`run-${kind}`}>
      <h3 id={`run-${kind}`}>{words.titles[kind]}</h3>
      <p class="hint">{words.details[kind]}</p>
      {result && (
        <div class="run-progress" role="status">
          <strong class="big number">
            {result.counted}
            <small> / {result.wanted}</small>
          </strong>
          <progress aria-label={words.titles[kind]} max={result.wanted} value={Math.min(result.counted, result.wanted)} />
          <p>{result.isComplete ? words.complete : result.unanswered > 0 && !result.isOn ? words.look(result.unanswered) : result.isOn ? words.waiting[kind] : words.stopped}</p>
        </div>
      )}
      {action.refusal}
      {isMine && (
        <div class="buttons run-buttons">
          <label>
            {words.parts}
            <input name={`parts-${kind}`} type="number" min={1} max={500} value={wanted} onInput={(event) => setWanted(event.currentTarget.valueAsNumber || usualParts[kind])} />
          </label>
          <button type="button" class={result ? 'quiet' : ''} disabled={action.isBusy} onClick={begin}>
            {result ? words.again : words.begin[kind]}
          </button>
          {result?.isOn && (
            <button type="button" class="quiet" disabled={action.isBusy} onClick={() => void action.run(() => move('stop', { kind }))}>
              {words.stop}
            </button>
          )}
        </div>
      )}
      {waiting.length > 0 && (
        <>
          <h4>{words.toLookAt(waiting.length)}</h4>
          <PartList kind={kind} parts={waiting} isMine={isMine} />
        </>
      )}
      {result && result.counted > 0 && <RunFigures kind={kind} result={result} />}
      {answered.length > 0 && (
        <details>
          <summary>{words.answered(answered.length)}</summary>
          <PartList kind={kind} parts={answered} isMine={isMine} />
        </details>
      )}
    </section>
  )
}

function PartList({ kind, parts, isMine }: { kind: RunKind; parts: readonly RunPart[]; isMine: boolean }) {
  const words = texts.commissioning.runs
  const action = useAction()
  return (
    <>
      {action.refusal}
      <ul class="run-parts">
        {parts.map((part) => (
          <li key={part.inspectionId} data-id={part.inspectionId}>
            <a href={wholePicture(part.inspectionId)} target="_blank" rel="noreferrer">
              <Picture src={smallPicture(part.inspectionId)} alt={texts.partAlt(part.inspectionId, texts.decision[part.decision])} />
            </a>
            <p>
              <Mark decision={part.decision} /> {part.className} {percent(part.confidence)}
            </p>
            {isMine && (
              <div class="segments">
                {[true, false].map((isGood) => (
                  <button
                    key={String(isGood)}
                    type="button"
                    class="quiet"
                    aria-pressed={part.isGood === isGood}
                    onClick={() => void action.run(() => move('answer', { kind, inspectionId: part.inspectionId, isGood }))}
                  >
                    {isGood ? words.isGood : words.isDefect}
                  </button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
