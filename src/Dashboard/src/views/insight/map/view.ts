/** Where the map lies on the screen: a point (x, y) of the map is drawn at (x * scale + left, top - y * scale), in CSS pixels. The map's second direction points up. */
export interface View {
  scale: number
  left: number
  top: number
}

export interface Place {
  x: number
  y: number
}

/** Smallest and largest magnification against the whole map in sight. */
const furthest = 0.5
const nearest = 60

export const toScreen = (view: View, at: Place): Place => ({ x: at.x * view.scale + view.left, y: view.top - at.y * view.scale })

export const toMap = (view: View, at: Place): Place => ({ x: (at.x - view.left) / view.scale, y: (view.top - at.y) / view.scale })

/** The view that has all of it in sight, with a margin in pixels. */
export function fit(points: readonly Place[], width: number, height: number, margin: number): View {
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const low = { x: Math.min(...xs), y: Math.min(...ys) }
  const high = { x: Math.max(...xs), y: Math.max(...ys) }
  if (points.length === 0) return { scale: 1, left: width / 2, top: height / 2 }
  // A map of one place would have no extent.
  const scale = Math.min(Math.max(1, width - 2 * margin) / Math.max(high.x - low.x, 1e-6), Math.max(1, height - 2 * margin) / Math.max(high.y - low.y, 1e-6))
  return { scale, left: width / 2 - ((low.x + high.x) / 2) * scale, top: height / 2 + ((low.y + high.y) / 2) * scale }
}

export const pan = (view: View, dx: number, dy: number): View => ({ ...view, left: view.left + dx, top: view.top + dy })

/** Magnifies around a place of the screen, which keeps what lies under it. @param whole The view that has all in sight: it bounds the magnification. */
export function zoom(view: View, at: Place, factor: number, whole: View): View {
  const scale = Math.min(whole.scale * nearest, Math.max(whole.scale * furthest, view.scale * factor))
  const ratio = scale / view.scale
  return { scale, left: at.x - (at.x - view.left) * ratio, top: at.y - (at.y - view.top) * ratio }
}

/** Two fingers: what lay under them goes along. */
export function pinch(view: View, before: readonly [Place, Place], after: readonly [Place, Place], whole: View): View {
  const middle = ([a, b]: readonly [Place, Place]): Place => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
  const span = ([a, b]: readonly [Place, Place]): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  const from = middle(before)
  const to = middle(after)
  return zoom(pan(view, to.x - from.x, to.y - from.y), to, span(after) / span(before), whole)
}
