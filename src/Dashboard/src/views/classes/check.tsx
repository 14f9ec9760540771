import { useEffect, useState } from 'preact/hooks'
import { percent } from '../../format'
import { read } from '../../model/api'
import type { QualityReport, SuspicionReport } from '../../model/types'
import { texts } from '../../texts'
import { sentenceOf } from '../../ui/action'
import { type Finding, findingsOf } from './findings'
import { FindingCard } from './finding'
import { list, refresh } from './model'

/** What the examples and the confirmed parts say of each other: labels that may be wrong, copies, odd ones; and what can be done about each. */
export function Check() {
  const [quality, setQuality] = useState<QualityReport>()
  const [suspicion, setSuspicion] = useState<SuspicionReport>()
  const [refusals, setRefusals] = useState<readonly string[]>([])
  const [isBusy, setBusy] = useState(true)
  /** Looked at and found right, until the page is left. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())

  const load = async (): Promise<void> => {
    setBusy(true)
    const said: string[] = []
    const get = async <T,>(path: string, take: (report: T) => void): Promise<void> => {
      try {
        take(await read<T>(path))
      } catch (error) {
        said.push(sentenceOf(error))
      }
    }
    await Promise.all([refresh(), get('/api/classes/quality', setQuality), get('/api/feedback/suspicious', setSuspicion)])
    setRefusals([...new Set(said)])
    setBusy(false)
  }
  useEffect(() => void load(), [])

  const findings = list.value ? findingsOf(list.value, quality, suspicion).filter((finding) => !left.has(finding.key)) : []
  const done = async (finding: Finding): Promise<void> => {
    setLeft(new Set([...left, finding.key]))
    await load()
  }
  return (
    <article class="check" aria-busy={isBusy}>
      <h2>{texts.check.title}</h2>
      <p class="hint">{texts.check.detail}</p>
      {refusals.map((sentence) => (
        <p key={sentence} class="refusal" role="alert">
          {sentence}
        </p>
      ))}
      {quality?.warnings.map((sentence) => (
        <p key={sentence} class="warning">
          {sentence}
        </p>
      ))}
      {quality?.closePairs.map(({ first, second, cosine }) => (
        <p key={`${first} ${second}`} class="warning">
          {texts.check.close(first, second, percent(cosine))}
        </p>
      ))}
      <p role="status">{isBusy ? texts.check.busy : texts.check.found(findings.length)}</p>
      <ul class="findings">
        {findings.map((finding) => (
          <FindingCard key={finding.key} finding={finding} onDone={() => void done(finding)} />
        ))}
      </ul>
      {quality && (
        <table class="panel">
          <caption>{texts.check.classes}</caption>
          <thead>
            <tr>
              <th>{texts.classes.name}</th>
              <th class="number">{texts.classes.shots}</th>
              <th class="number">{texts.check.recognised}</th>
            </tr>
          </thead>
          <tbody>
            {quality.classes.map(({ name, examples, recognised, leftOut }) => (
              <tr key={name}>
                <td>{name}</td>
                <td class="number">{examples}</td>
                <td class="number">{leftOut === 0 ? texts.unknown : texts.check.of(recognised, leftOut)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  )
}
