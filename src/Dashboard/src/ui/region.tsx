import { useEffect, useRef, useState } from 'preact/hooks'
import { state } from '../model/station'
import { texts } from '../texts'
import { LiveFrame } from './frames'
import { between, contains, corners, fromPixels, grown, isSame, isWhole, moved, pulled, toPixels, whole, type Corner, type FrameSize, type Point, type Region } from './rectangle'

interface Props {
  /** Its newest frame is shown underneath. */
  camera: string
  region: Region
  /** Of the camera's frames; the fields count in its pixels. */
  frameSize: FrameSize
  /** Called for each change while it is drawn. Without it the region is shown only. */
  onChange?: ((region: Region) => void) | undefined
}

type Drag = { kind: 'draw'; from: Point } | { kind: 'move'; from: Point; before: Region } | { kind: 'pull'; corner: Corner; before: Region }

/** Share of the frame for a press of an arrow; with Ctrl it is one pixel. */
const step = 0.01
const arrows: Record<string, Point> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } }
const fields = ['x', 'y', 'width', 'height'] as const

/** The region of a camera over its live picture: drawn, moved and pulled with mouse or finger, moved with arrows, sized with Shift and arrows, or typed in pixels. */
export function RegionEditor({ camera, region, frameSize, onChange }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | undefined>(undefined)
  const [isDrawn, setDrawn] = useState(false)
  const pixels = toPixels(region, frameSize)
  const change = (next: Region) => {
    if (!isSame(next, region)) onChange?.(next)
  }

  const pointOf = (event: PointerEvent): Point => {
    const box = frame.current!.getBoundingClientRect()
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  const begin = (event: PointerEvent) => {
    if (!onChange || event.button !== 0) return
    const from = pointOf(event)
    const corner = (event.target as HTMLElement).dataset.corner
    if (corner !== undefined) drag.current = { kind: 'pull', corner: corners[Number(corner)]!, before: region }
    else if (!isWhole(region) && contains(region, from)) drag.current = { kind: 'move', from, before: region }
    else drag.current = { kind: 'draw', from }
    // What leaves the picture while the button is held still belongs to it.
    frame.current!.setPointerCapture(event.pointerId)
    frame.current!.querySelector<HTMLElement>('.region-box')!.focus({ preventScroll: true })
    event.preventDefault()
  }
  const go = (event: PointerEvent) => {
    const now = drag.current
    if (!now) return
    const to = pointOf(event)
    if (now.kind === 'pull') change(pulled(now.before, now.corner, to, frameSize))
    else if (now.kind === 'move') change(moved(now.before, { x: to.x - now.from.x, y: to.y - now.from.y }, frameSize))
    // A mere touch draws nothing.
    else if (isDrawn || Math.hypot((to.x - now.from.x) * frameSize.width, (to.y - now.from.y) * frameSize.height) > 4) {
      setDrawn(true)
      change(between(now.from, to, frameSize))
    }
  }
  const end = () => {
    drag.current = undefined
    setDrawn(false)
  }
  const press = (event: KeyboardEvent) => {
    const way = arrows[event.key]
    if (!way || !onChange || event.altKey || event.metaKey) return
    event.preventDefault()
    const by = { x: way.x * (event.ctrlKey ? 1 / frameSize.width : step), y: way.y * (event.ctrlKey ? 1 / frameSize.height : step) }
    change(event.shiftKey ? grown(region, by, frameSize) : moved(region, by, frameSize))
  }

  return (
    <div class="region">
      <div
        ref={frame}
        class="region-frame"
        data-editable={onChange ? '' : undefined}
        style={{ aspectRatio: `${frameSize.width} / ${frameSize.height}`, maxWidth: `calc(68vh * ${frameSize.width / frameSize.height})` }}
        onPointerDown={begin}
        onPointerMove={go}
        onPointerUp={end}
        onPointerCancel={end}
      >
        <Live camera={camera} />
        <div class="region-clip">
          <div class="region-shade" style={boxOf(region)} />
        </div>
        <div
          class="region-box"
          role="group"
          tabIndex={onChange ? 0 : undefined}
          aria-label={texts.region.at(camera, pixels.x, pixels.y, pixels.width, pixels.height)}
          aria-roledescription={texts.region.name}
          style={boxOf(region)}
          onKeyDown={press}
        >
          {onChange && corners.map((corner, index) => <span key={index} class="region-handle" data-corner={index} data-horizontal={corner.horizontal} data-vertical={corner.vertical} />)}
        </div>
      </div>
      {onChange && (
        <div class="region-fields">
          {fields.map((field) => (
            <label key={field}>
              {texts.region[field]}
              <input
                type="number"
                name={`region-${field}`}
                inputMode="numeric"
                step={1}
                min={0}
                max={field === 'x' || field === 'width' ? frameSize.width : frameSize.height}
                value={pixels[field]}
                onChange={(event) => {
                  const typed = event.currentTarget.valueAsNumber
                  const next = fromPixels(Number.isFinite(typed) ? { ...pixels, [field]: typed } : pixels, frameSize)
                  change(next)
                  event.currentTarget.value = String(toPixels(next, frameSize)[field])
                }}
              />
            </label>
          ))}
          <button type="button" class="quiet" disabled={isWhole(region)} onClick={() => change(whole)}>
            {texts.region.whole}
          </button>
          <p class="hint">{texts.region.hint}</p>
        </div>
      )}
    </div>
  )
}

const boxOf = ({ x, y, width, height }: Region) => ({ left: `${100 * x}%`, top: `${100 * y}%`, width: `${100 * width}%`, height: `${100 * height}%` })

function Live({ camera }: { camera: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const live = new LiveFrame(camera, () => true, () => undefined)
    live.canvas.setAttribute('role', 'img')
    live.canvas.setAttribute('aria-label', texts.liveFrame(camera))
    place.current!.replaceChildren(live.canvas)
    live.start(() => 1000 / (state.value?.previewRate ?? 5))
    return () => live.stop()
  }, [camera])
  return <div ref={place} class="region-picture" />
}
