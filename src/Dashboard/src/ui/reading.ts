import { useEffect, useState } from 'preact/hooks'
import { read } from '../model/api'
import { sentenceOf } from './action'

/** An address of the agent, read now and every so often while somebody looks. An answer that fails leaves the one before. */
export function useReading<T>(path: string | undefined, everyMs = 0): { value: T | undefined; sentence: string; reload: () => void } {
  const [value, setValue] = useState<T>()
  const [sentence, setSentence] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (path === undefined) return
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const round = async (): Promise<void> => {
      try {
        if (!document.hidden || turn === 0) {
          setValue(await read<T>(path, ended.signal))
          setSentence('')
        }
      } catch (error) {
        if (!ended.signal.aborted) setSentence(sentenceOf(error))
      }
      if (everyMs > 0 && !ended.signal.aborted) timer = setTimeout(() => void round(), everyMs)
    }
    void round()
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [path, everyMs, turn])
  return { value, sentence, reload: () => setTurn((before) => before + 1) }
}
