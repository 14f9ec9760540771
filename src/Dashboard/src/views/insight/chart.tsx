import { useEffect, useRef, useState } from 'preact/hooks'
import type uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { lonely } from './lonely'
import { chartTime, fullTime } from './time'

export interface ChartSeries {
  name: string
  /** Custom property of the colour, such as --pass-mark. */
  colour: string
  values: readonly (number | null)[]
  /** What the key shows, where the drawn values stand upon others. */
  shown?: readonly (number | null)[]
  /** Length of strokes and gaps; lines are told apart without colour. */
  dash?: number[]
}

interface Props {
  label: string
  /** Unix seconds. */
  times: readonly number[]
  /** Of bars: the one behind all others first. */
  series: readonly ChartSeries[]
  kind: 'bars' | 'lines'
  /** Longest point in seconds, for the last bar. */
  step: number
  /** How a value is written. */
  write: (value: number) => string
  /** Unix seconds at which something changed. */
  marks?: readonly number[]
}

const height = 220

/** A time series on a canvas, with a key that shows the values under the pointer. Its table stands elsewhere. */
export function Chart(props: Props) {
  const { label, times, series, write } = props
  const frame = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState<number | null>(null)
  const drawing = JSON.stringify([times, series, props.marks])
  useEffect(() => {
    const element = frame.current!
    let plot: uPlot | undefined
    let isWanted = true
    let draw = (): void => {}
    const schemes = matchMedia('(prefers-color-scheme: dark)')
    const redraw = (): void => draw()
    const width = new ResizeObserver(() => plot?.setSize({ width: element.clientWidth, height }))
    // Fetched when the first chart is looked at.
    void import('uplot').then(({ default: UPlot }) => {
      draw = () => {
        if (!isWanted) return
        plot?.destroy()
        plot = new UPlot(optionsOf(UPlot, props, element, setAt), [[...times], ...series.map(({ values }) => [...values])] as uPlot.AlignedData, element)
      }
      draw()
      width.observe(element)
      schemes.addEventListener('change', redraw)
    })
    return () => {
      isWanted = false
      width.disconnect()
      schemes.removeEventListener('change', redraw)
      plot?.destroy()
    }
  }, [drawing])

  return (
    <div class="chart">
      <ul class="chart-key">
        {[...series].reverse().map(({ name, colour, dash, values, shown }) => {
          const value = at === null ? undefined : (shown ?? values)[at]
          return (
            <li key={name}>
              <svg class="chart-swatch" viewBox="0 0 24 12" aria-hidden="true" data-colour={colour.slice(2)}>
                {props.kind === 'bars' ? <rect x="3" y="0" width="18" height="12" rx="2" /> : <path d="M0 6h24" stroke-dasharray={dash?.join(' ')} />}
              </svg>
              {name} {value !== undefined && <strong class="number">{value === null ? '–' : write(value)}</strong>}
            </li>
          )
        })}
        <li class="chart-time number">{at !== null && times[at] !== undefined && fullTime(times[at])}</li>
      </ul>
      <div ref={frame} class="chart-frame" role="img" aria-label={label} />
    </div>
  )
}

function optionsOf(UPlot: typeof uPlot, { times, series, kind, step, write, marks = [] }: Props, element: HTMLElement, setAt: (at: number | null) => void): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const bars = UPlot.paths.bars!({ size: [0.86, 60], align: 1 })
  const axis = { stroke: colour('--ink-2'), font: '13px "Inter Variable", system-ui, sans-serif', ticks: { show: false } }
  return {
    width: element.clientWidth,
    height,
    // Half of a label stands beyond the last point.
    padding: [8, 32, 0, 0],
    legend: { show: false },
    cursor: { y: false, points: { show: kind === 'lines' }, drag: { x: false, y: false } },
    scales: {
      x: { time: true, range: () => [times[0] ?? 0, (times.at(-1) ?? 0) + step] },
      y: { range: (_, __, most) => [0, most > 0 ? most * 1.08 : 1] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 30, space: 90, values: (_, ticks, __, ___, gap) => ticks.map((tick) => chartTime(tick, gap)) },
      { ...axis, grid: { stroke: colour('--line'), width: 1 }, size: 62, values: (_, ticks) => ticks.map(write) },
    ],
    series: [
      {},
      ...series.map(({ name, colour: property, dash }): uPlot.Series =>
        kind === 'bars'
          ? { label: name, fill: colour(property), width: 0, paths: bars, points: { show: false } }
          : { label: name, stroke: colour(property), width: 2, points: { show: true, filter: (plot, i) => lonely(plot.data[i]!) }, ...(dash && { dash }) },
      ),
    ],
    hooks: {
      setCursor: [(plot) => setAt(plot.cursor.idx ?? null)],
      draw: [
        (plot) => {
          const { ctx, bbox } = plot
          ctx.save()
          ctx.strokeStyle = colour('--ink-2')
          ctx.setLineDash([2 * devicePixelRatio, 4 * devicePixelRatio])
          ctx.lineWidth = devicePixelRatio
          for (const mark of marks) {
            const x = Math.round(plot.valToPos(mark, 'x', true))
            ctx.beginPath()
            ctx.moveTo(x, bbox.top)
            ctx.lineTo(x, bbox.top + bbox.height)
            ctx.stroke()
          }
          ctx.restore()
        },
      ],
    },
  }
}
