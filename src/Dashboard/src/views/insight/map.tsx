import { useEffect, useRef, useState } from 'preact/hooks'
import { percent } from '../../format'
import { texts } from '../../texts'
import { MapCanvas } from './map/canvas'
import { Card, wordsOf } from './map/card'
import { PartTable } from './map/list'
import { follow, method, pointed, points, refusal, report } from './map/model'
import { Pending, Selection } from './map/selection'
import { Legend, Status, Toolbar, ZoomButtons } from './map/toolbar'

/** Map: where the model sees the parts and the examples. What lies together looks alike to it. */
export function MapTab() {
  const stage = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  useEffect(follow, [])
  useEffect(() => {
    const element = stage.current!
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  const words = texts.insight.map
  const point = pointed.value
  const sentence = refusal.value || (report.value?.sentence ?? '')
  const isEmpty = points.value.length === 0
  return (
    <div class="map-tab">
      <Toolbar>
        <Status />
      </Toolbar>
      {sentence !== '' && <p class="warning">{sentence}</p>}
      <div class="map-body">
        <div class="map-main">
          <div class="map-stage panel" ref={stage} data-points={points.value.length}>
            <MapCanvas />
            {isEmpty && <p class="map-empty">{report.value?.isComputing ? words.computingFirst : words.empty}</p>}
            <ZoomButtons />
            <Card room={room} />
          </div>
          <p class="unseen" role="status">
            {point && `${wordsOf(point)}${point.confidence !== undefined ? `, ${percent(point.confidence)}` : ''}`}
          </p>
          <Legend />
          <p class="hint">{words.notes[method.value]}</p>
          <p class="hint" id="map-keys">
            {words.keys}
          </p>
        </div>
        <div class="map-aside">
          <Pending />
          <Selection />
        </div>
      </div>
      <PartTable />
    </div>
  )
}
