import { useEffect, useState } from 'preact/hooks'
import { percent } from '../../format'
import { read } from '../../model/api'
import { decisionOf } from '../../model/decision'
import type { AnsweredPart, QualityClass } from '../../model/types'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { Dialog } from '../../ui/dialog'
import { Mark } from '../../ui/mark'
import { Picture, smallPicture, wholePicture } from '../../ui/picture'
import { nameOf } from './confusion'

/** The parts of a cell of the matrix; each leads to its whole picture. */
export function CellParts({ truth, judged, range, onClose }: { truth: QualityClass; judged: QualityClass; range: string; onClose: () => void }) {
  const [parts, setParts] = useState<readonly AnsweredPart[]>()
  const action = useAction()
  useEffect(() => {
    void action.run(async () =>
      setParts(await read<AnsweredPart[]>(`/api/insight/quality/parts?${range}&${new URLSearchParams({ trueClass: truth.id, judgedNo: String(judged.number) }).toString()}`)),
    )
  }, [])
  return (
    <Dialog title={texts.insight.cellTitle(nameOf(truth), nameOf(judged))} onClose={onClose}>
      {action.refusal}
      <ul class="part-grid">
        {parts?.map((part) => (
          <li key={part.inspectionId}>
            <a class="part" href={wholePicture(part.inspectionId)} target="_blank" rel="noreferrer">
              <Picture src={smallPicture(part.inspectionId)} alt={texts.partAlt(part.inspectionId, texts.decision[decisionOf(part.decision)])} />
              <span class="part-caption">
                <Mark decision={decisionOf(part.decision)} />
                <span class="number">{percent(part.confidence)}</span>
              </span>
              <small class="hint">
                {part.inspectionId} · {part.who}
                {part.isDisputed && ` · ${texts.review.causes.disputed}`}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
