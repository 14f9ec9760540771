import { texts } from '../texts'
import { address, route, views } from './router'

/** The way from view to view. */
export function Nav() {
  return (
    <nav aria-label={texts.views.label}>
      {views.map((view) => (
        <a key={view} href={address(view)} aria-current={route.value.view === view ? 'page' : undefined}>
          {texts.views[view]}
        </a>
      ))}
    </nav>
  )
}
