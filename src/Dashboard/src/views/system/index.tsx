import type { ComponentType } from 'preact'
import { route } from '../../shell/router'
import { texts } from '../../texts'
import { Said } from '../../ui/said'
import { Tabs } from '../../ui/tabs'
import { CamerasTab } from './cameras'
import { ConfigurationTab } from './configuration'
import { CommissioningHint } from './hint'
import { LogTab } from './log'
import { OutputsTab } from './outputs'
import { SupportTab } from './support'

type TabName = keyof typeof texts.system.tabs

const tabs: Record<TabName, ComponentType> = { cameras: CamerasTab, outputs: OutputsTab, configuration: ConfigurationTab, log: LogTab, support: SupportTab }

/** System: what the station is made of, and its settings. */
export function SystemView() {
  const { item } = route.value
  const chosen = item in tabs ? (item as TabName) : 'cameras'
  const Tab = tabs[chosen]
  return (
    <div class="system-view">
      <header class="view-bar">
        <h2>{texts.views.system}</h2>
        <Tabs view="system" label={texts.views.system} chosen={chosen} tabs={Object.entries(texts.system.tabs).map(([item, name]) => ({ item, name }))} />
      </header>
      <CommissioningHint />
      <Tab />
      <Said />
    </div>
  )
}
