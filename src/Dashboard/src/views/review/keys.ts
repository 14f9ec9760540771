/** What a key does in the review; undefined for keys that are not ours. */
export type KeyAction = { kind: 'confirm' } | { kind: 'undo' } | { kind: 'step'; by: number } | { kind: 'class'; place: number }

export function actionOf(key: string): KeyAction | undefined {
  if (key === 'Enter') return { kind: 'confirm' }
  if (key === 'Backspace' || key === 'u' || key === 'z') return { kind: 'undo' }
  if (key === 'ArrowRight') return { kind: 'step', by: 1 }
  if (key === 'ArrowLeft') return { kind: 'step', by: -1 }
  return /^[1-9]$/.test(key) ? { kind: 'class', place: Number(key) - 1 } : undefined
}

/** Keys belong to whatever has the focus and uses them itself. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true
  const focus = event.target instanceof HTMLElement ? event.target : undefined
  if (focus?.closest('input, textarea, select, dialog, [role=dialog]')) return true
  return event.key === 'Enter' && focus?.closest('button, a') != null
}
