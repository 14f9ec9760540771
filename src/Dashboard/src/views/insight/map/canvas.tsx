import { effect, signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { texts } from '../../../texts'
import { draw } from './drawing'
import { extend, isInside, nearestTo, nextTowards, rectangle } from './lasso'
import { choose, chosen, groups, pointed, points, toggle, tool } from './model'
import { fit, pan, pinch, type Place, toScreen, type View, zoom } from './view'

const margin = 36
const reach = 22
const tapped = 6
const glideMs = 600
const step = 60
const arrows: Record<string, readonly [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }

/** Where what is pointed at lies on the screen; undefined for nothing. */
export const pointedAt = signal<Place | undefined>(undefined)
/** What the buttons beside the map ask for. */
export const command = signal<{ kind: 'in' | 'out' | 'fit' } | undefined>(undefined)

/** The points of the map, to be moved, magnified and chosen by mouse, finger and keyboard. */
export function MapCanvas() {
  const element = useRef<HTMLCanvasElement>(null)
  useEffect(() => (element.current ? run(element.current) : undefined), [])
  return (
    <canvas
      ref={element}
      class="map-canvas"
      tabIndex={0}
      role="application"
      aria-roledescription={texts.insight.map.canvas}
      aria-label={texts.insight.map.canvasLabel}
      aria-describedby="map-keys"
    />
  )
}

/** @returns What ends it. */
function run(element: HTMLCanvasElement): () => void {
  const canvas = element.getContext('2d')!
  const tokens = getComputedStyle(element)
  const calm = matchMedia('(prefers-reduced-motion: reduce)')
  const dark = matchMedia('(prefers-color-scheme: dark)')
  let [width, height] = [0, 0]
  let view: View | undefined
  let isWhole = true
  let line: Place[] = []
  let corner: Place | undefined
  let drawn = new Map<string, Place>()
  let from = new Map<string, Place>()
  let glideStart = 0
  let frame = 0

  const whole = (): View => fit(points.peek(), width, height, margin)
  const dirty = (): void => void (frame ||= requestAnimationFrame(paint))
  const set = (next: View): void => {
    view = next
    isWhole = false
    dirty()
  }
  const places = (): Place[] => points.peek().map((point) => toScreen(view ?? whole(), drawn.get(point.key) ?? point))

  /** Points glide from where they lay to where they lie now, so that an eye can follow them. */
  const paint = (now: number): void => {
    frame = 0
    if (width === 0) return
    const share = calm.matches ? 1 : Math.min(1, (now - glideStart) / glideMs)
    const eased = 1 - (1 - share) ** 3
    drawn = new Map(
      points.peek().map((point) => {
        const start = from.get(point.key) ?? point
        return [point.key, { x: start.x + (point.x - start.x) * eased, y: start.y + (point.y - start.y) * eased }]
      }),
    )
    if (isWhole || !view) view = whole()
    const ratio = devicePixelRatio
    canvas.setTransform(ratio, 0, 0, ratio, 0, 0)
    const placeOf = (point: { key: string; x: number; y: number }): Place => drawn.get(point.key) ?? point
    const point = pointed.peek()
    draw(canvas, tokens, { view, width, height, groups: groups.peek(), placeOf, chosen: chosen.peek(), pointed: point, line: corner && point ? rectangle(corner, toScreen(view, placeOf(point)), 10) : line })
    pointedAt.value = point && points.peek().includes(point) ? toScreen(view, placeOf(point)) : undefined
    if (share < 1) dirty()
  }

  const local = (event: { clientX: number; clientY: number }): Place => {
    const box = element.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const pointAt = (at: Place): void => {
    const next = points.peek()[nearestTo(places(), at, reach)]
    if (next !== pointed.peek()) pointed.value = next
  }
  const chooseInside = (closed: readonly Place[], isMore: boolean): void => {
    const all = points.peek()
    const inside = places().flatMap((place, i) => (isInside(closed, place) ? [all[i]!.key] : []))
    choose(isMore ? [...chosen.peek(), ...inside] : inside)
  }

  const fingers = new Map<number, Place>()
  let begun: { at: Place; draws: boolean; isMore: boolean; moved: boolean } | undefined
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return
    element.setPointerCapture(event.pointerId)
    const at = local(event)
    fingers.set(event.pointerId, at)
    const isMore = event.shiftKey || event.ctrlKey || event.metaKey
    // A second finger magnifies, whatever the first one began.
    begun = fingers.size === 1 ? { at, draws: tool.peek() !== 'pan', isMore, moved: false } : undefined
    line = begun?.draws ? [at] : []
    corner = undefined
    dirty()
  }
  const move = (event: PointerEvent): void => {
    const at = local(event)
    const before = fingers.get(event.pointerId)
    if (!before) return pointAt(at)
    if (fingers.size === 2 && view) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)![1]
      set(pinch(view, [before, other], [at, other], whole()))
    } else if (begun && view) {
      begun.moved ||= Math.hypot(at.x - begun.at.x, at.y - begun.at.y) > tapped
      if (!begun.draws) set(pan(view, at.x - before.x, at.y - before.y))
      else if (tool.peek() === 'rectangle') line = rectangle(begun.at, at)
      else extend(line, at)
      dirty()
    }
    fingers.set(event.pointerId, at)
  }
  const up = (event: PointerEvent): void => {
    const at = local(event)
    if (!fingers.delete(event.pointerId) || !begun) return
    if (begun.moved && begun.draws) chooseInside(line, begun.isMore)
    else if (!begun.moved) {
      pointAt(at)
      const hit = pointed.peek()
      if (hit && begun.isMore) toggle(hit.key)
      else choose(hit ? [hit.key] : [])
    }
    begun = undefined
    line = []
    dirty()
  }
  const cancel = (event: PointerEvent): void => {
    fingers.delete(event.pointerId)
    begun = undefined
    line = []
    dirty()
  }
  const wheel = (event: WheelEvent): void => {
    event.preventDefault()
    if (view) set(zoom(view, local(event), Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.0015)), whole()))
  }
  const leave = (): void => void (fingers.size === 0 && (pointed.value = undefined))

  const middle = (): Place => ({ x: width / 2, y: height / 2 })
  const perform = (kind: 'in' | 'out' | 'fit'): void => {
    if (kind === 'fit') {
      isWhole = true
      dirty()
    } else if (view) set(zoom(view, middle(), kind === 'in' ? 1.5 : 1 / 1.5, whole()))
  }
  const key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !view) return
    const arrow = arrows[event.key]
    if (arrow && event.shiftKey) set(pan(view, -arrow[0] * step, arrow[1] * step))
    else if (arrow) {
      const all = points.peek()
      const at = all.findIndex((point) => point === pointed.peek())
      // Up on the map is up on the screen, which counts downwards.
      const next = at < 0 ? nearestTo(places(), middle(), Infinity) : nextTowards(places(), at, arrow[0], -arrow[1])
      if (next >= 0) pointed.value = all[next]
    } else if (event.key === '+' || event.key === '=') perform('in')
    else if (event.key === '-') perform('out')
    else if (event.key === '0') perform('fit')
    else if (event.key === 'r' && pointed.peek()) corner = toScreen(view, drawn.get(pointed.peek()!.key) ?? pointed.peek()!)
    else if (event.key === ' ' && pointed.peek()) toggle(pointed.peek()!.key)
    else if (event.key === 'Enter' && pointed.peek()) {
      if (corner) chooseInside(rectangle(corner, toScreen(view, drawn.get(pointed.peek()!.key) ?? pointed.peek()!), 10), event.shiftKey)
      else choose([pointed.peek()!.key])
      corner = undefined
    } else if (event.key === 'Escape') {
      if (corner) corner = undefined
      else choose([])
    } else return
    event.preventDefault()
    dirty()
  }

  const resize = new ResizeObserver(() => {
    ;({ clientWidth: width, clientHeight: height } = element)
    element.width = Math.round(width * devicePixelRatio)
    element.height = Math.round(height * devicePixelRatio)
    dirty()
  })
  resize.observe(element)
  const stops = [
    effect(() => {
      // Also when only colours or what is shown change: then nothing moves.
      groups.value
      from = new Map(drawn)
      glideStart = performance.now()
      dirty()
    }),
    effect(() => {
      chosen.value
      pointed.value
      dirty()
    }),
    effect(() => {
      if (command.value) perform(command.value.kind)
    }),
  ]
  const listeners: [string, (event: never) => void][] = [
    ['pointerdown', down],
    ['pointermove', move],
    ['pointerup', up],
    ['pointercancel', cancel],
    ['pointerleave', leave],
    ['keydown', key],
  ]
  for (const [name, heard] of listeners) element.addEventListener(name, heard as EventListener)
  element.addEventListener('wheel', wheel, { passive: false })
  dark.addEventListener('change', dirty)
  return () => {
    for (const stop of stops) stop()
    for (const [name, heard] of listeners) element.removeEventListener(name, heard as EventListener)
    element.removeEventListener('wheel', wheel)
    dark.removeEventListener('change', dirty)
    resize.disconnect()
    cancelAnimationFrame(frame)
    command.value = undefined
  }
}
