import { address } from '../../shell/router'
import { texts } from '../../texts'
import { useReading } from '../../ui/reading'
import type { CommissioningState } from '../commissioning/types'

const everyMs = 10_000

/** The way to the commissioning, and a calm word where the station was never commissioned or is not what was signed any more. */
export function CommissioningHint() {
  const words = texts.commissioning
  const { value } = useReading<CommissioningState>('/api/commissioning', everyMs)
  if (!value) return null
  const isNew = value.signed.length === 0
  if (!isNew && value.changes.length === 0)
    return (
      <a class="button quiet commission-link" href={address('commissioning')}>
        {words.open}
      </a>
    )
  return (
    <aside class="commission-hint" aria-label={words.open}>
      <p>{isNew ? words.neverHint : words.changed(value.changes.map((name) => words.differences[name]).join(', '))}</p>
      <a class="button quiet" href={address('commissioning')}>
        {words.open}
      </a>
    </aside>
  )
}
