import { percent } from '../../format'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { Mark } from '../../ui/mark'
import { answer, classes, step } from './model'
import type { ReviewItem } from './queue'

const keys = 9

/** What the agent says of a part, and all that a person can say. */
export function Choices({ item }: { item: ReviewItem }) {
  const isAllowed = may('Technician')
  return (
    <div class="review-side">
      <section class="review-verdict" data-decision={item.decision}>
        <p class="review-cause">{texts.review.because[item.cause]}</p>
        {item.proposal && (
          <p class="hint">
            {texts.review.strategies[item.proposal.strategy]} {texts.review.place(item.proposal.place, item.proposal.lookedAt)}
          </p>
        )}
        <p class="review-class">
          <Mark decision={item.decision} />
          <strong>{item.className || texts.review.noClass}</strong>
        </p>
        <progress max={1} value={item.confidence} aria-label={texts.confidence} />
        <p>
          {texts.confidence} <strong class="number">{percent(item.confidence)}</strong>
        </p>
        {item.runnerUp !== '' && (
          <p>
            {texts.runnerUp} <strong>{item.runnerUp}</strong> <span class="number">{percent(item.confidence - item.margin)}</span>
          </p>
        )}
        {item.others.map((other) => (
          <p key={`${other.who} ${other.className}`}>
            {other.who === '' ? texts.review.onTrial : other.who}: <strong>{other.className || texts.review.noClass}</strong>
          </p>
        ))}
        <p class="hint">
          {texts.inspection} {item.id}
        </p>
      </section>
      {isAllowed ? (
        <>
          <button type="button" class="confirm" disabled={item.className === ''} onClick={() => answer(undefined, item.className)}>
            {texts.review.confirm(item.className || texts.review.noClass)} <kbd>Enter</kbd>
          </button>
          <p class="label">{texts.review.orItIs}</p>
          <div class="review-classes">
            {classes.value.map((known, i) => (
              <button key={known.id} type="button" class="quiet" data-class={known.id} onClick={() => answer(known.id, known.name)}>
                {i < keys && <kbd>{i + 1}</kbd>}
                <span>{known.name}</span>
                <span class="dot" data-severity={known.severity} title={texts.classes.severity[known.severity]} />
              </button>
            ))}
          </div>
        </>
      ) : (
        <p class="hint">{texts.review.needsRole}</p>
      )}
      <div class="buttons">
        <button type="button" class="quiet" onClick={() => step(-1)}>
          {texts.review.back} <kbd>←</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => step(1)}>
          {texts.review.skip} <kbd>→</kbd>
        </button>
      </div>
    </div>
  )
}
