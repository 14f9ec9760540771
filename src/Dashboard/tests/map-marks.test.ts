// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { groupsOf } from '../src/views/insight/map/marks'
import type { MappedPoint } from '../src/views/insight/map/types'

const part = (id: number, classId: string, more: Partial<MappedPoint> = {}): MappedPoint =>
  ({ kind: 'part', key: `part ${id}`, x: 0, y: 0, classId, className: `Class ${classId}`, inspectionId: id, decision: 'pass', camera: 'top', ...more })
const shot: MappedPoint = { kind: 'shot', key: 'shot a', x: 0, y: 0, classId: 'a', className: 'Class a' }

it('puts a part to the class that people said it is, under the name of that class', () => {
  const groups = groupsOf([part(1, 'b', { saidClassId: 'a' }), part(2, 'b'), shot], 'class')
  expect(groups.map((group) => [group.name, group.points.map((point) => point.key)])).toEqual([
    ['Class a', ['part 1', 'shot a']],
    ['Class b', ['part 2']],
  ])
})

it('gives sixty-four classes marks that differ in colour or shape, the same whatever the order', () => {
  const points = Array.from({ length: 64 }, (_, i) => part(i, `c${String(i).padStart(2, '0')}`))
  const looks = (all: MappedPoint[]) => groupsOf(all, 'class').map((group) => `${group.key} ${group.colour} ${group.shape}`)
  expect(new Set(groupsOf(points, 'class').map((group) => `${group.colour} ${group.shape}`)).size).toBe(64)
  expect(looks([...points].reverse())).toEqual(looks(points))
})

it('tells decisions by their own signs, and examples from all of them', () => {
  const groups = groupsOf([part(1, 'a'), part(2, 'a', { decision: 'fail' }), shot], 'decision')
  expect(groups.map((group) => group.name)).toEqual(['Fail', 'Pass', 'Examples'])
  expect(new Set(groups.map((group) => group.shape)).size).toBe(3)
  expect(groupsOf([part(1, 'a'), part(2, 'a', { camera: 'side' })], 'camera').map((group) => group.name)).toEqual(['side', 'top'])
})
