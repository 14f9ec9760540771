import { useEffect, useState } from 'preact/hooks'
import { percent } from '../../format'
import { ask } from '../../model/api'
import type { Preview } from '../../model/types'
import { texts } from '../../texts'
import { sentenceOf } from '../../ui/action'
import { PartGrid } from './parts'

/** After the last key; whoever types on has no use for an answer to half a word. */
const pauseMs = 600
/** A slow machine looks at the parts in several goes, each going on where the one before ended. */
const mostGoes = 5

interface Props {
  /** What the agent is asked. */
  asked: object
  /** Changes when the agent would answer the same question otherwise. */
  version?: string
  isReady: boolean
}

/** Which of the recent parts would be of the class, as it is typed. */
export function PreviewPanel({ asked, version = '', isReady }: Props) {
  const [preview, setPreview] = useState<Preview>()
  const [sentence, setSentence] = useState('')
  const [isBusy, setBusy] = useState(false)
  const body = JSON.stringify(asked)

  useEffect(() => {
    if (!isReady) {
      setPreview(undefined)
      setSentence('')
      setBusy(false)
      return
    }
    const ended = new AbortController()
    const timer = setTimeout(() => {
      setBusy(true)
      const look = async (): Promise<void> => {
        for (let go = 1; go <= mostGoes; go++) {
          const answer = await ask<Preview>('/api/classes/preview', JSON.parse(body) as object, ended.signal)
          setPreview(answer)
          setSentence('')
          if (!answer.isCutShort) return
        }
      }
      look()
        .catch((error: unknown) => {
          if (ended.signal.aborted) return
          setPreview(undefined)
          setSentence(sentenceOf(error))
        })
        .finally(() => {
          if (!ended.signal.aborted) setBusy(false)
        })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      ended.abort()
    }
  }, [body, version, isReady])

  const decisions = new Map(preview?.parts.map((part) => [part.verdict.inspectionId, part]))
  return (
    <section class="panel preview" aria-busy={isBusy}>
      <h3>{texts.classes.preview}</h3>
      <div role="status">
        {!isReady && <p class="empty">{texts.classes.previewEmpty}</p>}
        {sentence !== '' && <p class="refusal">{sentence}</p>}
        {preview && <p class="preview-sentence">{preview.sentence}</p>}
        {preview?.isCutShort && <p class="hint">{texts.classes.previewCut}</p>}
        {preview?.advice?.sentences.map((text) => (
          <p key={text} class="warning">
            {text}
          </p>
        ))}
        {preview?.advice?.expectedRecall !== undefined && <p class="hint">{texts.classes.expected(percent(preview.advice.expectedRecall))}</p>}
      </div>
      {preview && preview.parts.length > 0 && (
        <PartGrid
          items={preview.parts.map((part) => part.verdict)}
          caption={(verdict) => {
            const part = decisions.get(verdict.inspectionId)!
            return { decision: part.decision, text: texts.classes.wasClass(percent(part.confidence), verdict.className) }
          }}
        />
      )}
    </section>
  )
}
