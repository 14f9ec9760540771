import { texts } from '../texts'
import { address, route, type ViewName } from './router'

/** Commissioning is done once and is reached from System. */
const shown: readonly ViewName[] = ['line', 'classes', 'review', 'insight', 'system']

/** The way from view to view. */
export function Nav() {
  return (
    <nav aria-label={texts.views.label}>
      {shown.map((view) => (
        <a key={view} href={address(view)} aria-current={route.value.view === view ? 'page' : undefined}>
          {texts.views[view]}
        </a>
      ))}
    </nav>
  )
}
