import { useEffect, useRef } from 'preact/hooks'
import { texts } from '../../../texts'
import { draft, mistakes, write } from './model'

/** Written on for so long, and the agent is asked. */
const pauseMs = 500

/** The configuration as text, with line numbers. */
export function TextEditor() {
  const area = useRef<HTMLTextAreaElement>(null)
  const numbers = useRef<HTMLPreElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const wrong = new Set(mistakes.value.map(({ line }) => line))
  const count = draft.value.split('\n').length
  useEffect(() => () => clearTimeout(timer.current), [])
  const goTo = (line: number) => {
    const start = draft.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    const end = draft.value.indexOf('\n', start)
    area.current!.focus()
    area.current!.setSelectionRange(start, end < 0 ? draft.value.length : end)
    area.current!.scrollTop = Math.max(0, (line - 5) * (area.current!.scrollHeight / count))
  }
  return (
    <div class="text-editor">
      <div class="text-box">
        <pre ref={numbers} aria-hidden="true">
          {Array.from({ length: count }, (_, index) => (
            <span key={index} data-wrong={wrong.has(index + 1) ? '' : undefined}>{`${index + 1}\n`}</span>
          ))}
        </pre>
        <textarea
          ref={area}
          name="configuration"
          aria-label={texts.system.tabs.configuration}
          spellcheck={false}
          autocomplete="off"
          wrap="off"
          value={draft.value}
          onScroll={(event) => (numbers.current!.scrollTop = event.currentTarget.scrollTop)}
          onInput={(event) => {
            const text = event.currentTarget.value
            draft.value = text
            clearTimeout(timer.current)
            timer.current = setTimeout(() => write(text), pauseMs)
          }}
        />
      </div>
      {mistakes.value.length > 0 && (
        <ul class="text-mistakes">
          {mistakes.value.map(({ path, sentence, line }) => (
            <li key={`${path} ${sentence}`}>
              <button type="button" class="quiet" onClick={() => goTo(line)}>
                {texts.system.configuration.line(line)}
              </button>
              <span>
                {path !== '' && <code>{path}</code>} {sentence}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
