import { formOf } from '../icons'
import type { Decision } from '../model/types'
import { texts } from '../texts'

/** A decision by its form and colour; with its word for those who see neither. */
export function Mark({ decision }: { decision: Decision }) {
  const { outline, mark } = formOf(decision)
  return (
    <svg class="decision-icon" viewBox="0 0 100 100" role="img" aria-label={texts.decision[decision]} data-decision={decision}>
      <path class="outline" d={outline} />
      <path class="mark" d={mark} />
    </svg>
  )
}
