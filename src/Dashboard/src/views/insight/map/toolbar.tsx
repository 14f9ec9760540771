import type { ComponentChildren } from 'preact'
import { percent } from '../../../format'
import { clock } from '../../../format'
import { texts } from '../../../texts'
import { command } from './canvas'
import { colourings, shapePath } from './marks'
import { choose, colourBy, groups, method, report, setMethod, showsExamples, tool, tools } from './model'
import { methods } from './types'

function Choice<T extends string>({ label, values, chosen, names, onChoose }: { label: string; values: readonly T[]; chosen: T; names: Record<T, string>; onChoose: (value: T) => void }) {
  return (
    <div class="map-choice">
      <span class="label" aria-hidden="true">
        {label}
      </span>
      <div class="segments" role="group" aria-label={label}>
        {values.map((value) => (
          <button key={value} type="button" class="quiet" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {names[value]}
          </button>
        ))}
      </div>
    </div>
  )
}

/** How the map is made, coloured and used. */
export function Toolbar({ children }: { children?: ComponentChildren }) {
  const words = texts.insight.map
  return (
    <div class="map-bar">
      <Choice label={words.method} values={methods} chosen={method.value} names={words.methods} onChoose={setMethod} />
      <Choice label={words.colourBy} values={colourings} chosen={colourBy.value} names={words.colourings} onChoose={(value) => (colourBy.value = value)} />
      <Choice label={words.tool} values={tools} chosen={tool.value} names={words.tools} onChoose={(value) => (tool.value = value)} />
      {children}
    </div>
  )
}

const zooms = [
  ['in', '+'],
  ['out', '−'],
  ['fit', '⤢'],
] as const

export function ZoomButtons() {
  return (
    <div class="map-zoom">
      {zooms.map(([kind, sign]) => (
        <button key={kind} type="button" class="quiet" aria-label={texts.insight.map.zoom[kind]} title={texts.insight.map.zoom[kind]} onClick={() => (command.value = { kind })}>
          {sign}
        </button>
      ))}
    </div>
  )
}

/** What the colours and shapes mean; a press chooses all points of a kind. */
export function Legend() {
  return (
    <div class="map-legend" role="group" aria-label={texts.insight.map.legend}>
      {groups.value.map((group) => (
        <button key={group.key} type="button" class="quiet" title={texts.insight.map.chooseAll} onClick={() => choose(group.points.map((point) => point.key))}>
          <svg viewBox="0 0 24 24" aria-hidden="true" style={{ color: `var(${group.colour})` }}>
            <path d={shapePath(group.shape)} fill="currentColor" />
          </svg>
          {group.name} <span class="number">{group.points.filter((point) => point.kind === 'part').length}</span>
        </button>
      ))}
      <button type="button" class="quiet" aria-pressed={showsExamples.value} onClick={() => (showsExamples.value = !showsExamples.value)}>
        {texts.insight.map.examples}
      </button>
    </div>
  )
}

/** How far the agent is, and of when the map is. */
export function Status() {
  const map = report.value
  const words = texts.insight.map
  if (!map) return null
  return (
    <p class="map-status" role="status">
      {map.isComputing ? words.computing : map.madeAt !== undefined ? words.asOf(clock(new Date(map.madeAt))) : ''} {map.isComputing && <progress max={1} value={map.progress} aria-label={words.computing} />}
      {map.quality !== undefined && map.method === 'pca' && <span>{words.variance(percent(map.quality))}</span>}
    </p>
  )
}
