import { useEffect, useState } from 'preact/hooks'
import { read } from '../../model/api'
import { texts } from '../../texts'
import { sentenceOf } from '../../ui/action'
import { Needs } from '../../ui/needs'
import { addressOf, isOtherRun, joined } from './lines'
import type { LogAnswer, LogEntry, LogLevel } from './types'

const everyMs = 1000
const typingMs = 250
const levels: readonly LogLevel[] = ['Debug', 'Information', 'Warning', 'Error']

/** What the agent logs, as it logs it. */
export function LogTab() {
  return (
    <Needs role="Engineer">
      <Log />
    </Needs>
  )
}

function Log() {
  const words = texts.system.log
  const [level, setLevel] = useState<LogLevel>('Information')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const [isHeld, setHeld] = useState(false)
  const [lines, setLines] = useState<LogEntry[]>()
  const [oldest, setOldest] = useState(0)
  const [sentence, setSentence] = useState('')

  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), typingMs)
    return () => clearTimeout(timer)
  }, [typed])

  useEffect(() => {
    if (isHeld) return
    const ended = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let held: LogEntry[] = []
    const round = async (): Promise<void> => {
      try {
        if (!document.hidden) {
          const answer = await read<LogAnswer>(addressOf(level, search, held.length > 0 ? { after: held[0]!.number } : {}), ended.signal)
          held = isOtherRun(held, answer.newest) ? [] : joined(answer.entries, held)
          setLines(held)
          setOldest(answer.oldest)
          setSentence('')
        }
      } catch (error) {
        if (!ended.signal.aborted) setSentence(sentenceOf(error))
      }
      if (!ended.signal.aborted) timer = setTimeout(() => void round(), everyMs)
    }
    void round()
    return () => {
      ended.abort()
      clearTimeout(timer)
    }
  }, [level, search, isHeld])

  const last = lines?.at(-1)?.number ?? 0
  const older = async (): Promise<void> => {
    setHeld(true)
    try {
      const answer = await read<LogAnswer>(addressOf(level, search, { before: last }))
      setLines((before) => joined(answer.entries, before ?? []))
      if (answer.entries.length === 0) setOldest(last)
    } catch (error) {
      setSentence(sentenceOf(error))
    }
  }

  return (
    <section class="panel log" aria-label={texts.system.tabs.log}>
      <div class="log-tools">
        <label>
          {words.level}
          <select name="level" value={level} onChange={(event) => setLevel(event.currentTarget.value as LogLevel)}>
            {levels.map((value) => (
              <option key={value} value={value}>
                {words.levelsFrom[value]}
              </option>
            ))}
          </select>
        </label>
        <label class="log-search">
          {words.search}
          <input name="search" type="search" value={typed} maxLength={100} autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />
        </label>
        <button type="button" class="quiet" aria-pressed={isHeld} onClick={() => setHeld(!isHeld)}>
          {isHeld ? words.follow : words.hold}
        </button>
        <a class="button quiet" href={`/api/log.txt?level=${level}&search=${encodeURIComponent(typed.trim())}`} download>
          {words.download}
        </a>
      </div>
      {sentence !== '' && <p class="refusal">{sentence}</p>}
      {isHeld && <p class="hint">{words.held}</p>}
      {!lines?.length && sentence === '' && <p class="empty">{lines ? words.none : texts.reading}</p>}
      <ol class="log-lines" aria-label={words.lines} tabIndex={0}>
        {lines?.map((line) => (
          <li key={line.number} data-level={line.level}>
            <time dateTime={line.at}>{time(line.at)}</time>
            <span class="log-level">{words.levels[line.level]}</span>
            <span class="log-id">{line.eventId === 0 ? '' : line.eventId}</span>
            <span class="log-text">
              {line.text}
              <small>{line.category}</small>
            </span>
          </li>
        ))}
      </ol>
      {last > oldest && (
        <button type="button" class="quiet" onClick={() => void older()}>
          {words.older}
        </button>
      )}
    </section>
  )
}

const time = (at: string): string => {
  const date = new Date(at)
  return `${date.toLocaleTimeString('en-GB')}.${String(date.getMilliseconds()).padStart(3, '0')}`
}
