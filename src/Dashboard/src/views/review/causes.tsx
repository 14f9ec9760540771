import { texts } from '../../texts'
import { cause, waiting } from './model'
import { causes } from './queue'

/** How many wait for what cause, and the choice of one. */
export function Causes() {
  return (
    <div class="segments" role="group" aria-label={texts.review.filter}>
      <button type="button" class="quiet" aria-pressed={cause.value === ''} onClick={() => (cause.value = '')}>
        {texts.all} <span class="number">{waiting.value.length}</span>
      </button>
      {causes.map((value) => (
        <button key={value} type="button" class="quiet" aria-pressed={cause.value === value} onClick={() => (cause.value = value)}>
          {texts.review.causes[value]} <span class="number">{waiting.value.filter((item) => item.cause === value).length}</span>
        </button>
      ))}
    </div>
  )
}
