import { useState } from 'preact/hooks'
import { dateTime } from '../../../format'
import { texts } from '../../../texts'
import { courseOf, height, width } from './course'
import type { DriftPoint } from './types'

const percent = (share: number): string => `${Math.round(100 * share)} %`

/** The distance over time with the band within which it is no drift. What the pointer is at stands above it in words. */
export function DriftChart({ camera, points }: { camera: string; points: readonly DriftPoint[] }) {
  const [at, setAt] = useState<number>()
  const words = texts.insight.drift
  const course = courseOf(points)
  const point = points[at ?? points.length - 1]!
  const place = at ?? points.length - 1
  const find = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * width
    const share = (x - course.left) / (width - course.left)
    setAt(Math.min(points.length - 1, Math.max(0, Math.round(share * (points.length - 1)))))
  }
  return (
    <figure class="drift-chart">
      <figcaption>
        {words.distance} <strong class="number">{percent(point.distance)}</strong> <span class="number">{dateTime(new Date(point.at))}</span>
      </figcaption>
      <div class="drift-scale">
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={words.chart(camera)} onPointerMove={find} onPointerLeave={() => setAt(undefined)}>
        <rect class="within" x={course.left} y={course.limit} width={width - course.left} height={course.ground - course.limit} />
        {course.ticks.map(({ share, y }) => (
          <path key={share} class="tick" d={`M${course.left} ${y}H${width}`} />
        ))}
        <path class="limit" d={`M${course.left} ${course.limit}H${width}`} />
        <polyline class="course" points={course.x.map((x, i) => `${x.toFixed(1)},${course.y[i]!.toFixed(1)}`).join(' ')} />
        <path class="here" d={`M${course.x[place]!} ${course.y[place]!}h.01`} />
      </svg>
      {/* Beside the drawing, which is stretched: its letters would be too. */}
      {course.ticks.map(({ share, y }) => (
        <span key={share} class="drift-tick number" style={{ top: `${(100 * y) / height}%` }}>
          {percent(share)}
        </span>
      ))}
      <span class="drift-tick drift-limit" style={{ top: `${(100 * course.limit) / height}%` }}>
        {words.limit}
      </span>
      </div>
      <p class="drift-times number">
        <span>{dateTime(new Date(points[0]!.at))}</span>
        <span>{dateTime(new Date(points.at(-1)!.at))}</span>
      </p>
    </figure>
  )
}
