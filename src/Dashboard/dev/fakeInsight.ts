/** Invented counts: a scratch that rises in the last quarter. */
export function fakeHistory(parameters: URLSearchParams): object {
  const [from, to] = [Date.parse(parameters.get('from')!), Date.parse(parameters.get('to')!)]
  const minutes = Number.parseInt(parameters.get('step')!, 10)
  const points = Math.ceil((to - from) / 60_000 / minutes)
  const parts = minutes * 30
  const wave = (i: number): number => 0.85 + 0.15 * Math.sin(i / 5)
  const counts = (share: (i: number) => number): number[] => Array.from({ length: points }, (_, i) => Math.round(parts * wave(i) * share(i) * (0.7 + 0.6 * Math.abs(Math.sin(i * 7.3)))))
  const series = [
    { camera: 'top', classNo: 1, className: 'good', decision: 'Pass', counts: counts(() => 0.96) },
    { camera: 'top', classNo: 2, className: 'surface scratch', decision: 'Fail', counts: counts((i) => (i > points * 0.86 ? 0.05 : 0.012)) },
    { camera: 'top', classNo: 3, className: 'stain', decision: 'Unsure', counts: counts(() => 0.012) },
    { camera: 'top', classNo: 4, className: 'chipped edge', decision: 'Fail', counts: counts(() => 0.008) },
  ].filter(({ classNo }) => !parameters.get('classNo') || parameters.get('classNo') === String(classNo))
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    stepSeconds: minutes * 60,
    points,
    since: new Date(from).toISOString(),
    cameras: ['top'],
    series,
    confidence: [
      { decision: 'Pass', counts: [0, 0, 0, 0, 0, 3, 22, 181, 2120, 11_377] },
      { decision: 'Fail', counts: [0, 0, 0, 0, 0, 0, 31, 88, 140, 97] },
      { decision: 'Unsure', counts: [0, 0, 2, 11, 40, 61, 33, 5, 0, 0] },
    ],
    changes: [{ at: new Date(from + (to - from) * 0.7).toISOString(), inspectionId: 18_200, revision: 12, model: 'virtual-line-3f9a41' }],
  }
}

const classes = [
  ['good', 'good', 1],
  ['surface scratch', 'defect', 2],
  ['stain', 'minor', 3],
  ['chipped edge', 'defect', 4],
] as const
const cells = [
  [61, 4, 7, 0],
  [5, 38, 0, 2],
  [9, 1, 22, 0],
  [0, 1, 0, 4],
]

/** Invented answers of people. */
export function fakeQuality(parameters: URLSearchParams): object {
  const all = cells.flat().reduce((sum, parts) => sum + parts, 0)
  const ids = classes.map(([name]) => name.replaceAll(' ', '-'))
  const column = (judged: number): number => cells.reduce((sum, row) => sum + row[judged]!, 0)
  return {
    from: parameters.get('from'),
    to: parameters.get('to'),
    parts: all,
    disputed: 3,
    isCut: false,
    firstRevision: 9,
    lastRevision: 12,
    leastParts: 10,
    leastCalibration: 50,
    outcome: { escapes: rate(5, 50), falseRejects: rate(4, 104), unsure: rate(31, all), rightClass: rate(125, all) },
    classes: classes.map(([name, severity, number], i) => ({
      id: ids[i],
      number,
      name,
      severity,
      recall: rate(cells[i]![i]!, cells[i]!.reduce((sum, parts) => sum + parts, 0)),
      precision: rate(cells[i]![i]!, column(i)),
    })),
    cells: cells.flatMap((row, i) => row.map((parts, j) => ({ trueClass: ids[i], judgedNo: j + 1, parts, unsure: Math.floor(parts / 5) }))).filter(({ parts }) => parts > 0),
    calibrationError: 0.083,
    calibrated: all,
    bins: Array.from({ length: 10 }, (_, i) => ({ from: i / 10, to: (i + 1) / 10, confidence: i / 10 + 0.06, right: rate(i < 3 ? 0 : Math.round(i * i * 0.45), i < 3 ? 0 : i * 5) })),
    disputedParts: [],
  }
}

function rate(count: number, of: number): object {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 }
  const share = count / of
  const scale = 1 + 3.84 / of
  const half = (1.96 / scale) * Math.sqrt((share * (1 - share)) / of + 0.96 / of / of)
  return { count, of, share, low: Math.max(0, (share + 1.92 / of) / scale - half), high: Math.min(1, (share + 1.92 / of) / scale + half) }
}
