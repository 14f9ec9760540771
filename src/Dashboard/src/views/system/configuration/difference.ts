export interface Line {
  kind: 'same' | 'gone' | 'new'
  text: string
  /** From 1: in the text before for what is gone, else in the text after. */
  number: number
}

/** More lines than this on both sides are told as gone and new, without looking for what is the same in them. */
const most = 600

/** What differs between two texts, line by line, with so many unchanged lines around; undefined stands for lines that are left out. */
export function difference(before: string, after: string, around = 2): (Line | undefined)[] {
  return cut(lines(before.split('\n'), after.split('\n')), around)
}

function lines(before: string[], after: string[]): Line[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let end = 0
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  const same = (text: string, index: number): Line => ({ kind: 'same', text, number: index + 1 })
  return [
    ...after.slice(0, start).map(same),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end), start),
    ...after.slice(after.length - end).map((text, index) => same(text, after.length - end + index)),
  ]
}

/** The longest common subsequence of lines (Hunt and McIlroy's problem, by the plain table). */
function middle(before: string[], after: string[], offset: number): Line[] {
  const gone = (index: number): Line => ({ kind: 'gone', text: before[index]!, number: offset + index + 1 })
  const added = (index: number): Line => ({ kind: 'new', text: after[index]!, number: offset + index + 1 })
  if (before.length > most || after.length > most) return [...before.map((_, index) => gone(index)), ...after.map((_, index) => added(index))]
  const length = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) length[i]![j] = before[i] === after[j] ? length[i + 1]![j + 1]! + 1 : Math.max(length[i + 1]![j]!, length[i]![j + 1]!)
  const found: Line[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push({ kind: 'same', text: after[j]!, number: offset + j + 1 })
      i++
      j++
    } else if (j >= after.length || (i < before.length && length[i + 1]![j]! >= length[i]![j + 1]!)) found.push(gone(i++))
    else found.push(added(j++))
  }
  return found
}

function cut(all: Line[], around: number): (Line | undefined)[] {
  const near = all.map((_, index) => all.slice(Math.max(0, index - around), index + around + 1).some(({ kind }) => kind !== 'same'))
  return all.flatMap((line, index) => (near[index] ? [line] : near[index - 1] ? [undefined] : []))
}
