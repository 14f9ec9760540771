import type { ComponentType } from 'preact'
import { route } from '../../shell/router'
import { texts } from '../../texts'
import { Said } from '../../ui/said'
import { Tabs } from '../../ui/tabs'
import { DriftTab } from './drift'
import { MapTab } from './map'
import { OverviewTab } from './overview'
import { QualityTab } from './quality'
import { ReportView } from './report'

type TabName = keyof typeof texts.insight.tabs

const tabs: Record<TabName, ComponentType> = { overview: OverviewTab, quality: QualityTab, map: MapTab, drift: DriftTab }

/** Insight: what the station decided, how right it was, and whether its parts still look as they did. */
export function InsightView() {
  const { item } = route.value
  if (item === 'report') return <ReportView />
  const chosen = item in tabs ? (item as TabName) : 'overview'
  const Tab = tabs[chosen]
  return (
    <div class="insight-view">
      <header class="view-bar">
        <h2>{texts.views.insight}</h2>
        <Tabs view="insight" label={texts.views.insight} chosen={chosen} tabs={Object.entries(texts.insight.tabs).map(([item, name]) => ({ item, name }))} />
      </header>
      <Tab />
      <Said />
    </div>
  )
}
