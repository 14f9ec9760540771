import { useEffect, useRef, useState } from 'preact/hooks'
import { percent } from '../../format'
import { Refusal, readIfThere, Unreached } from '../../model/api'
import { state } from '../../model/station'
import { texts } from '../../texts'
import { exposureOf, FocusCourse } from './focus'
import type { Lens } from './model'

/** Sharpness and exposure while somebody looks. Nothing is measured for a page that nobody sees. */
export function LensPanel({ camera }: { camera: string }) {
  const course = useRef(new FocusCourse())
  const [lens, setLens] = useState<Lens>()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isWanted = true
    course.current = new FocusCourse()
    setLens(undefined)
    const round = async (): Promise<void> => {
      try {
        const read = document.hidden ? undefined : await readIfThere<Lens>(`/api/cameras/${encodeURIComponent(camera)}/lens`)
        if (isWanted && read && course.current.add(read)) setLens(read)
      } catch (error) {
        // The page around says that the agent is away; the next round tries again.
        if (!(error instanceof Refusal || error instanceof Unreached)) throw error
      }
      if (isWanted) timer = setTimeout(() => void round(), 1000 / (state.value?.previewRate ?? 5))
    }
    void round()
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [camera])

  if (!lens) return <p class="empty">{texts.system.cameras.noLens}</p>
  const { now, best, share } = course.current
  const exposure = exposureOf(lens)
  return (
    <div class="lens">
      <section aria-label={texts.system.cameras.focus}>
        <h4>{texts.system.cameras.focus}</h4>
        <Chart course={course.current} />
        <p class="lens-figures">
          <strong class="number">{now.toFixed(now < 100 ? 1 : 0)}</strong>
          <span class="number">{texts.system.cameras.best(best.toFixed(best < 100 ? 1 : 0), percent(share))}</span>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              course.current = new FocusCourse()
              setLens({ ...lens })
            }}
          >
            {texts.system.cameras.again}
          </button>
        </p>
        <p class="hint">{texts.system.cameras.focusHint}</p>
      </section>
      <section aria-label={texts.system.cameras.exposure}>
        <h4>{texts.system.cameras.exposure}</h4>
        <p class="exposure" data-exposure={exposure}>
          {texts.system.cameras.exposureIs[exposure]}
        </p>
        <dl class="camera-facts">
          <dt>{texts.system.cameras.mean}</dt>
          <dd class="number">{lens.mean.toFixed(0)} / 255</dd>
          <dt>{texts.system.cameras.dark}</dt>
          <dd class="number">{percent(lens.dark)}</dd>
          <dt>{texts.system.cameras.bright}</dt>
          <dd class="number">{percent(lens.bright)}</dd>
        </dl>
      </section>
    </div>
  )
}

const [width, height] = [300, 90]

function Chart({ course }: { course: FocusCourse }) {
  const best = course.bestHeight()
  const line = course.points().map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${(x * width).toFixed(1)} ${(y * height).toFixed(1)}`)
  const last = course.points().at(-1)
  return (
    <svg class="focus-chart" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" role="img" aria-label={texts.system.cameras.chart(course.now.toFixed(0), course.best.toFixed(0))}>
      {best !== undefined && <path class="focus-best" d={`M0 ${(best * height).toFixed(1)}H${width}`} />}
      <path class="focus-line" d={line.join('')} />
      {last && <circle cx={(last.x * width).toFixed(1)} cy={(last.y * height).toFixed(1)} r={3} />}
    </svg>
  )
}
