import { useEffect, useState } from 'preact/hooks'
import { read } from '../../model/api'
import { sentenceOf } from '../../ui/action'

const refreshMs = 60_000

export interface Live<T> {
  value?: T
  /** Why there is nothing newer; empty when all is well. */
  refusal: string
}

/**
 * Reads now, once a minute, and when what is asked for changes. An older answer stays until the new one is there.
 * @param key What is asked for.
 * @param load Reads it; its answer is left out when somebody asks for something else meanwhile.
 */
export function useLive<T>(key: string, load: (get: <R>(path: string) => Promise<R>) => Promise<T>): Live<T> {
  const [live, setLive] = useState<Live<T>>({ refusal: '' })
  useEffect(() => {
    const abort = new AbortController()
    const refresh = async () => {
      try {
        const value = await load((path) => read(path, abort.signal))
        if (!abort.signal.aborted) setLive({ value, refusal: '' })
      } catch (error) {
        if (!abort.signal.aborted) setLive((before) => ({ ...before, refusal: sentenceOf(error) }))
      }
    }
    void refresh()
    const timer = setInterval(() => void refresh(), refreshMs)
    return () => {
      abort.abort()
      clearInterval(timer)
    }
  }, [key])
  return live
}
