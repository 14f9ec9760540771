import type { ClassList, QualityReport, RegisteredClass, SuspicionReport } from '../../model/types'

/** An example that somebody should look at again. */
export interface Finding {
  key: string
  /** A file of a folder can only be looked at where it lies. */
  kind: 'shot' | 'part' | 'file'
  /** SHA-256 of a shot, inspection id of a part, name of a file. */
  id: string
  known: RegisteredClass
  /** The class that it looks like; undefined where it looks like its own. */
  other: RegisteredClass | undefined
  /** What the examples of the agent say of it, in the agent's words. */
  advice: string
  /** Similarity to its own class and to the other one; undefined where they were not compared. */
  similarity: readonly [own: number, other: number] | undefined
  /** Addresses of the pictures that it resembles most. */
  neighbours: readonly string[]
  shouldGo: boolean
}

const mostNeighbours = 4

export const shotAddress = (id: string, shot: string): string => `/api/classes/${encodeURIComponent(id)}/shots/${shot}`

/** What both reports find, each example once: those that should go first, then those that the neighbours doubt, then the rest. */
export function findingsOf({ classes }: ClassList, quality: QualityReport | undefined, suspicion: SuspicionReport | undefined): Finding[] {
  const alive = classes.filter((entry) => entry.state !== 'retired').map((entry) => entry.class)
  const byName = new Map(alive.map((known) => [known.name, known]))
  const byId = new Map(alive.map((known) => [known.id, known]))
  const found = new Map<string, Finding>()
  for (const item of quality?.items ?? []) {
    const known = byName.get(item.class)
    if (!known) continue
    const kind = known.shots.includes(item.id) ? 'shot' : 'file'
    const nearest = byName.get(item.nearest)
    found.set(keyOf(kind, known.id, item.id), {
      key: keyOf(kind, known.id, item.id), kind, id: item.id, known, other: nearest === known ? undefined : nearest, advice: item.advice, similarity: undefined, neighbours: [], shouldGo: item.shouldGo,
    })
  }
  for (const example of suspicion?.examples ?? []) {
    const known = byId.get(example.class)
    if (!known || !example.isDoubted) continue
    const kind = example.shot === '' ? 'part' : 'shot'
    const id = example.shot === '' ? String(example.inspectionId) : example.shot
    const key = keyOf(kind, known.id, id)
    const before = found.get(key)
    found.set(key, {
      key, kind, id, known, other: byId.get(example.neighboursSay), advice: before?.advice ?? '', similarity: [example.similarity, example.similarityToNeighbours],
      neighbours: example.neighbours.map((name) => pictureOf(name, alive)).filter((address) => address !== '').slice(0, mostNeighbours), shouldGo: before?.shouldGo ?? false,
    })
  }
  const place = (finding: Finding): number => (finding.shouldGo ? 0 : finding.similarity ? 1 : 2)
  return [...found.values()].sort((a, b) => place(a) - place(b))
}

const keyOf = (kind: string, classId: string, id: string): string => `${kind} ${classId} ${id}`

/** Address of the picture of a neighbour as the agent names it; empty for the example of a folder. */
function pictureOf(name: string, classes: readonly RegisteredClass[]): string {
  const [kind, id = ''] = name.split(' ')
  if (kind === 'part') return `/api/verdicts/${id}/part.jpg`
  const owner = kind === 'shot' ? classes.find((known) => known.shots.includes(id)) : undefined
  return owner ? shotAddress(owner.id, id) : ''
}
