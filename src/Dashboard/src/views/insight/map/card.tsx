import { percent } from '../../../format'
import { decisionOf } from '../../../model/decision'
import { texts } from '../../../texts'
import { Mark } from '../../../ui/mark'
import { Picture, smallPicture } from '../../../ui/picture'
import { pointedAt } from './canvas'
import { nameOfClass, pointed } from './model'
import type { MappedPoint } from './types'

const width = 190
const height = 250
const gap = 18

export const pictureOf = (point: MappedPoint): string | undefined =>
  point.inspectionId !== undefined ? smallPicture(point.inspectionId) : point.shot !== undefined ? `/api/classes/${encodeURIComponent(point.classId)}/shots/${point.shot}` : undefined

/** What a point is, in words. */
export function wordsOf(point: MappedPoint): string {
  const name = point.className || texts.review.noClass
  if (point.kind === 'prototype') return texts.insight.map.prototype(name)
  return point.kind === 'shot' ? texts.insight.map.shot(name) : texts.insight.map.part(point.inspectionId!, name)
}

/** What is pointed at: its picture, what the station said of it and what people said. */
export function Card({ room }: { room: { width: number; height: number } }) {
  const point = pointed.value
  const at = pointedAt.value
  if (!point || !at) return null
  const picture = pictureOf(point)
  // On the side that has room for it.
  const left = at.x + gap + width < room.width ? at.x + gap : Math.max(4, at.x - gap - width)
  const top = Math.max(4, Math.min(at.y - height / 2, room.height - height - 4))
  return (
    <div class="map-card" style={{ left: `${left}px`, top: `${top}px` }}>
      {picture && <Picture key={point.key} src={picture} alt="" />}
      <strong>{wordsOf(point)}</strong>
      {point.decision && (
        <span class="part-caption">
          <Mark decision={decisionOf(point.decision)} /> {percent(point.confidence)} · {point.camera}
        </span>
      )}
      {point.saidClassId !== undefined && <span class="map-said">{texts.insight.map.said(nameOfClass(point.saidClassId))}</span>}
    </div>
  )
}
