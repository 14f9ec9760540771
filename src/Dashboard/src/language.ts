export type Language = 'en' | 'de'

const stored = 'anyshot-language'

/** The language that somebody chose here, else the browser's, else English. */
export const language: Language = chosen() ?? (navigator.language.toLowerCase().startsWith('de') ? 'de' : 'en')

/** Remembers the choice in this browser and draws the page anew. */
export function choose(next: Language): void {
  try {
    localStorage.setItem(stored, next)
  } catch {
    // A browser that stores nothing keeps its own language.
  }
  location.reload()
}

function chosen(): Language | undefined {
  try {
    const value = localStorage.getItem(stored)
    return value === 'en' || value === 'de' ? value : undefined
  } catch {
    return undefined
  }
}
