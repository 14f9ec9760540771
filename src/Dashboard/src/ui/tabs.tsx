import { address, type ViewName } from '../shell/router'

interface Tab {
  item: string
  name: string
}

/** The parts of a view, each with an address of its own. */
export function Tabs({ view, tabs, chosen, label }: { view: ViewName; tabs: readonly Tab[]; chosen: string; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(({ item, name }) => (
        <a key={item} href={address(view, item)} aria-current={item === chosen ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
