import { may } from '../../model/station'
import { texts } from '../../texts'
import { answers, undo } from './model'

/** The last answer, and the way to take it back. */
export function LastAnswer() {
  const last = answers.given.value.at(-1)
  if (!may('Technician')) return null
  return (
    <div class="review-said">
      <p role="status">{last ? texts.review.said(last.item.id, last.className, last.entry !== undefined) : texts.review.hint}</p>
      {last && (
        <button type="button" class="quiet" onClick={undo}>
          {texts.review.undo} <kbd>⌫</kbd>
        </button>
      )}
    </div>
  )
}
