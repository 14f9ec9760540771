import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { texts } from '../texts'

type Loader = () => Promise<ComponentType>

/** A part of the page that is fetched when somebody first looks at it, so that the line itself is there at once. */
export function Lazy({ load }: { load: Loader }) {
  const [loaded, setLoaded] = useState<{ from: Loader; view: ComponentType }>()
  const [failed, setFailed] = useState<Loader>()
  useEffect(() => {
    if (failed === load) return
    let isWanted = true
    load().then(
      (view) => isWanted && setLoaded({ from: load, view }),
      () => isWanted && setFailed(() => load),
    )
    return () => {
      isWanted = false
    }
  }, [load, failed])
  if (failed === load)
    return (
      <p class="refusal" role="alert">
        {texts.notLoaded}{' '}
        <button type="button" onClick={() => location.reload()}>
          {texts.tryAgain}
        </button>
      </p>
    )
  if (loaded?.from !== load) return null
  const View = loaded.view
  return <View />
}
