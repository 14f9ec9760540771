import { signal } from '@preact/signals'

export type ViewName = 'line' | 'classes' | 'review' | 'insight' | 'system' | 'commissioning'

/** Where the page is: a view and what is open in it. The part of the address behind #, so that the agent serves one page and the back button works. */
export interface Route {
  view: ViewName
  /** What is open in the view, such as the id of a class; empty for nothing. */
  item: string
}

export const views: readonly ViewName[] = ['line', 'classes', 'review', 'insight', 'system', 'commissioning']

export function parse(hash: string): Route {
  const [view = '', item = ''] = hash.replace(/^#\/?/, '').split('/')
  if (!views.includes(view as ViewName)) return { view: 'line', item: '' }
  return { view: view as ViewName, item: decoded(item) }
}

export const address = (view: ViewName, item = ''): string => (item === '' ? `#/${view}` : `#/${view}/${encodeURIComponent(item)}`)

export const route = signal<Route>(parse(location.hash))

export function go(view: ViewName, item = ''): void {
  location.hash = address(view, item)
}

addEventListener('hashchange', () => (route.value = parse(location.hash)))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
