import type { Group } from './marks'
import { trace } from './marks'
import type { MappedPoint } from './types'
import { type Place, toScreen, type View } from './view'

/** What is to be drawn. */
export interface Scene {
  view: View
  width: number
  height: number
  groups: readonly Group[]
  placeOf: (point: MappedPoint) => Place
  chosen: ReadonlySet<string>
  pointed: MappedPoint | undefined
  /** The line that is being drawn, on the screen; empty for none. */
  line: readonly Place[]
}

const size = { part: 5, shot: 7, prototype: 11 }
const faint = 0.28

/** Draws it all. Groups are one path each, so that a thousand points are a few dozen strokes. */
export function draw(canvas: CanvasRenderingContext2D, tokens: CSSStyleDeclaration, scene: Scene): void {
  const token = (name: string): string => tokens.getPropertyValue(name).trim()
  const { view, width, height, groups, placeOf, chosen, pointed, line } = scene
  const at = (point: MappedPoint): Place => toScreen(view, placeOf(point))
  canvas.clearRect(0, 0, width, height)
  const surface = token('--surface')

  const marks = (kind: MappedPoint['kind'], isChosen: boolean): void => {
    for (const group of groups) {
      canvas.beginPath()
      let isEmpty = true
      for (const point of group.points) {
        if (point.kind !== kind || (chosen.size > 0 && chosen.has(point.key) !== isChosen)) continue
        const { x, y } = at(point)
        if (x < -20 || y < -20 || x > width + 20 || y > height + 20) continue
        trace(canvas, group.shape, x, y, size[kind])
        isEmpty = false
      }
      if (isEmpty) continue
      canvas.globalAlpha = isChosen ? 1 : faint
      canvas.fillStyle = kind === 'shot' ? surface : token(group.colour)
      canvas.strokeStyle = kind === 'shot' ? token(group.colour) : kind === 'prototype' ? token('--ink') : surface
      canvas.lineWidth = kind === 'part' ? 1 : 2.5
      canvas.fill()
      canvas.stroke()
    }
    canvas.globalAlpha = 1
  }

  for (const kind of ['part', 'shot', 'prototype'] as const) {
    if (chosen.size > 0) marks(kind, false)
  }
  for (const kind of ['part', 'shot', 'prototype'] as const) marks(kind, true)
  names(canvas, token, scene, at)

  if (pointed) ring(canvas, at(pointed), size[pointed.kind] + 6, token('--accent'))
  if (line.length > 1) {
    canvas.beginPath()
    line.forEach(({ x, y }, i) => (i === 0 ? canvas.moveTo(x, y) : canvas.lineTo(x, y)))
    canvas.closePath()
    canvas.globalAlpha = 0.14
    canvas.fillStyle = token('--accent')
    canvas.fill()
    canvas.globalAlpha = 1
    canvas.setLineDash([6, 4])
    canvas.strokeStyle = token('--accent')
    canvas.lineWidth = 2
    canvas.stroke()
    canvas.setLineDash([])
  }
}

/** Classes by name at their prototypes, with a rim so that they can be read over points. */
function names(canvas: CanvasRenderingContext2D, token: (name: string) => string, { groups, width }: Scene, at: (point: MappedPoint) => Place): void {
  canvas.font = `600 13px 'Inter Variable', system-ui, sans-serif`
  canvas.textBaseline = 'middle'
  canvas.lineJoin = 'round'
  for (const group of groups) {
    for (const point of group.points) {
      if (point.kind !== 'prototype') continue
      const { x, y } = at(point)
      const isLeft = x + 16 + canvas.measureText(point.className).width > width
      canvas.textAlign = isLeft ? 'right' : 'left'
      const start = isLeft ? x - 16 : x + 16
      canvas.strokeStyle = token('--surface')
      canvas.lineWidth = 4
      canvas.strokeText(point.className, start, y)
      canvas.fillStyle = token('--ink')
      canvas.fillText(point.className, start, y)
    }
  }
}

function ring(canvas: CanvasRenderingContext2D, { x, y }: Place, radius: number, colour: string): void {
  canvas.beginPath()
  canvas.arc(x, y, radius, 0, 2 * Math.PI)
  canvas.strokeStyle = colour
  canvas.lineWidth = 3
  canvas.stroke()
}
