import { percent } from '../../format'
import type { Decision, Verdict } from '../../model/types'
import { texts } from '../../texts'
import { Mark } from '../../ui/mark'
import { Picture, smallPicture } from '../../ui/picture'

interface Props {
  items: readonly Verdict[]
  /** What stands below a picture; the line's decision and confidence when it is left out. */
  caption?: (verdict: Verdict) => { decision: Decision; text: string }
  /** Chosen parts, where they can be chosen. */
  chosen?: ReadonlySet<number>
  onPick?: (inspectionId: number) => void
}

const asJudged = (verdict: Verdict) => ({ decision: verdict.decision, text: percent(verdict.confidence) })

/** Parts as small pictures. */
export function PartGrid({ items, caption = asJudged, chosen, onPick }: Props) {
  if (items.length === 0) return <p class="empty">{texts.classes.noParts}</p>
  return (
    <ul class="part-grid">
      {items.map((verdict) => {
        const { decision, text } = caption(verdict)
        const id = verdict.inspectionId
        const inner = (
          <>
            <Picture src={smallPicture(id)} alt={texts.partAlt(id, texts.decision[decision])} />
            <span class="part-caption">
              <Mark decision={decision} /> {text}
            </span>
          </>
        )
        return (
          <li key={id} data-id={id}>
            {onPick ? (
              <button type="button" class="part" aria-pressed={chosen?.has(id) ?? false} onClick={() => onPick(id)}>
                {inner}
              </button>
            ) : (
              <a class="part" href={`/api/verdicts/${id}/part.png`} target="_blank" rel="noreferrer">
                {inner}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
