import { percent } from '../../format'
import { decisionOf } from '../../model/decision'
import type { Rate, TrialReport } from '../../model/types'
import { texts } from '../../texts'
import { Dialog } from '../../ui/dialog'
import { Mark } from '../../ui/mark'
import { Picture, smallPicture, wholePicture } from '../../ui/picture'

/** The trial report: figures with their intervals, and the parts on which both sets differ. */
export function TrialFigures({ report, onClose }: { report: TrialReport; onClose: () => void }) {
  const { regression } = report
  return (
    <Dialog title={texts.trial.reportTitle(report.revision, report.liveRevision)} onClose={onClose}>
      <div class="dialog-body">
        <p>{report.sentence}</p>
        {report.note !== '' && <p class="hint">{report.note}</p>}
        <h3>{texts.trial.line}</h3>
        <table class="figures">
          <tbody>
            <Figure label={texts.trial.unchanged} rate={report.unchanged} />
            <Figure label={texts.trial.passToFail} rate={report.passToFail} />
            <Figure label={texts.trial.failToPass} rate={report.failToPass} />
            <Figure label={texts.trial.unsureLive} rate={report.unsureLive} />
            <Figure label={texts.trial.unsureTrial} rate={report.unsureTrial} />
          </tbody>
        </table>
        <h3>{texts.trial.confirmed}</h3>
        {regression && regression.parts > 0 ? (
          <table class="figures">
            <thead>
              <tr>
                <td />
                <th class="number">{texts.trial.now}</th>
                <th class="number">{texts.trial.then}</th>
              </tr>
            </thead>
            <tbody>
              <Pair label={texts.trial.escapes} live={regression.live.escapes} trial={regression.trial.escapes} />
              <Pair label={texts.trial.falseRejects} live={regression.live.falseRejects} trial={regression.trial.falseRejects} />
              <Pair label={texts.trial.unsure} live={regression.live.unsure} trial={regression.trial.unsure} />
              <Pair label={texts.trial.rightClass} live={regression.live.rightClass} trial={regression.trial.rightClass} />
            </tbody>
          </table>
        ) : (
          <p class="empty">{texts.trial.noConfirmed}</p>
        )}
        <h3>{texts.trial.examples}</h3>
        {report.examples.length === 0 && <p class="empty">{texts.trial.noExamples}</p>}
        <ul class="changes">
          {report.examples.map((example) => (
            <li key={example.inspectionId}>
              <a href={wholePicture(example.inspectionId)} target="_blank" rel="noreferrer">
                <Picture src={smallPicture(example.inspectionId)} alt={texts.partAlt(example.inspectionId, '')} />
              </a>
              <span>
                <Mark decision={decisionOf(example.live)} /> {example.liveClass} {percent(example.liveConfidence)}
              </span>
              <span>
                → <Mark decision={decisionOf(example.trial)} /> {example.trialClass} {percent(example.trialConfidence)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

function Figure({ label, rate }: { label: string; rate: Rate }) {
  return (
    <tr>
      <th>{label}</th>
      <td class="number">{percentOf(rate)}</td>
      <td class="number hint">{texts.trial.interval(percent(rate.low), percent(rate.high), rate.count, rate.of)}</td>
    </tr>
  )
}

function Pair({ label, live, trial }: { label: string; live: Rate; trial: Rate }) {
  return (
    <tr>
      <th>{label}</th>
      {[live, trial].map((rate, i) => (
        <td key={i} class="number" title={texts.trial.interval(percent(rate.low), percent(rate.high), rate.count, rate.of)}>
          {rate.of === 0 ? texts.unknown : `${rate.count} / ${rate.of}`}
        </td>
      ))}
    </tr>
  )
}

const percentOf = (rate: Rate): string => (rate.of === 0 ? texts.unknown : percent(rate.share))
