import { grouped } from '../../../grouped'
import { decisionOf } from '../../../model/decision'
import { texts } from '../../../texts'
import type { MappedPoint } from './types'

export type ColourBy = 'class' | 'decision' | 'camera'
export const colourings: readonly ColourBy[] = ['class', 'decision', 'camera']

/** A kind of points that look alike. */
export interface Group {
  key: string
  name: string
  /** Name of the token of its colour, see styles/map.css. */
  colour: string
  shape: Shape
  points: readonly MappedPoint[]
}

export type Shape = 'disc' | 'square' | 'diamond' | 'up' | 'down' | 'plus' | 'hexagon' | 'star'
const shapes: readonly Shape[] = ['disc', 'square', 'diamond', 'up', 'down', 'plus', 'hexagon', 'star']
const colours = 8

const decisionLooks: Record<string, { colour: string; shape: Shape }> = {
  pass: { colour: '--pass-mark', shape: 'disc' },
  fail: { colour: '--fail-mark', shape: 'square' },
  unsure: { colour: '--unsure-mark', shape: 'diamond' },
}
const noLook = { colour: '--ink-3', shape: 'plus' } as const

/** Points by what they are coloured by, in a fixed order, so that a colour stays with its class from one map to the next. Shape is the second sign. */
export function groupsOf(points: readonly MappedPoint[], by: ColourBy): Group[] {
  const groups = [...grouped(points, (point) => keyOf(point, by))].map(([key, members]) => ({ key, name: nameOf(key, members, by), points: members }))
  groups.sort((a, b) => (a.key === '' ? 1 : b.key === '' ? -1 : a.key.localeCompare(b.key)))
  return groups.map((group, i) => ({ ...group, ...lookOf(group.key, by, i) }))
}

function lookOf(key: string, by: ColourBy, place: number): { colour: string; shape: Shape } {
  if (by === 'decision') return decisionLooks[key] ?? noLook
  if (key === '') return noLook
  // After eight the shapes move on by one, so that no pair comes twice before sixty-four.
  return { colour: `--map-${(place % colours) + 1}`, shape: shapes[(place + Math.floor(place / colours)) % shapes.length]! }
}

function keyOf(point: MappedPoint, by: ColourBy): string {
  if (by === 'class') return point.saidClassId ?? point.classId
  return (by === 'decision' ? point.decision : point.camera) ?? ''
}

function nameOf(key: string, members: readonly MappedPoint[], by: ColourBy): string {
  if (by === 'class') return key === '' ? members[0]!.className || texts.review.noClass : (members.find((point) => point.classId === key)?.className ?? key)
  if (key === '') return texts.insight.map.examples
  return by === 'decision' ? texts.decision[decisionOf(key)] : key
}

/** The outline of a shape around a place; its size is half the side of what it covers. */
export function trace(path: CanvasRenderingContext2D, shape: Shape, x: number, y: number, size: number): void {
  if (shape === 'disc') {
    path.moveTo(x + size, y)
    path.arc(x, y, size, 0, 2 * Math.PI)
    return
  }
  const corners = outlines[shape]
  corners.forEach(([dx, dy], i) => (i === 0 ? path.moveTo(x + dx * size, y + dy * size) : path.lineTo(x + dx * size, y + dy * size)))
  path.closePath()
}

const round = (count: number, start: number, radius: (i: number) => number): [number, number][] =>
  Array.from({ length: count }, (_, i) => {
    const angle = start + (2 * Math.PI * i) / count
    return [radius(i) * Math.cos(angle), radius(i) * Math.sin(angle)]
  })

const outlines: Record<Exclude<Shape, 'disc'>, [number, number][]> = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: round(4, 0, () => 1.25),
  up: round(3, -Math.PI / 2, () => 1.3),
  down: round(3, Math.PI / 2, () => 1.3),
  plus: [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4], [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]],
  hexagon: round(6, 0, () => 1.1),
  star: round(10, -Math.PI / 2, (i) => (i % 2 === 0 ? 1.4 : 0.6)),
}

/** The same outline for an SVG of 24 by 24, for legends. */
export function shapePath(shape: Shape): string {
  if (shape === 'disc') return 'M20 12a8 8 0 1 1-16 0a8 8 0 1 1 16 0z'
  return `${outlines[shape].map(([dx, dy], i) => `${i === 0 ? 'M' : 'L'}${(12 + 8 * dx).toFixed(1)} ${(12 + 8 * dy).toFixed(1)}`).join('')}z`
}
