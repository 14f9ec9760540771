import { useState } from 'preact/hooks'
import { control } from '../../model/api'
import { may } from '../../model/station'
import { texts } from '../../texts'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { list, refresh, trial } from './model'
import { TrialFigures } from './figures'

type Open = 'report' | 'promote' | 'discard' | undefined

/** What is on trial: how far it is, and the way to make it live or drop it. */
export function TrialPanel() {
  const [open, setOpen] = useState<Open>()
  const revision = list.value?.trialRevision
  if (revision === undefined) return null
  const report = trial.value
  const close = () => setOpen(undefined)
  const done = async (verb: string, body: object) => {
    say((await control(verb, body)).sentence)
    await refresh()
  }
  return (
    <section class="panel trial" aria-label={texts.trial.title}>
      <h3>{texts.trial.onTrial(revision)}</h3>
      {report && (
        <>
          <progress max={report.partsNeeded} value={Math.min(report.partsSeen, report.partsNeeded)} aria-label={texts.trial.seen} />
          <p>{report.sentence}</p>
        </>
      )}
      <div class="buttons">
        {report && (
          <button type="button" class="quiet" onClick={() => setOpen('report')}>
            {texts.trial.report}
          </button>
        )}
        {may('Engineer') && (
          <button type="button" onClick={() => setOpen('promote')}>
            {texts.trial.promote}
          </button>
        )}
        {may('Technician') && (
          <button type="button" class="quiet" onClick={() => setOpen('discard')}>
            {texts.trial.discard}
          </button>
        )}
      </div>
      {open === 'report' && report && <TrialFigures report={report} onClose={close} />}
      {open === 'promote' && (
        <ReasonDialog
          title={texts.trial.promoteTitle(revision)}
          verb={report?.canPromote ? texts.trial.promote : texts.trial.promoteForce}
          needsReason={!report?.canPromote}
          act={(why) => done('class/promote', { revision, why, ...(!report?.canPromote && { force: true }) })}
          onClose={close}
        >
          {report && <p class={report.canPromote ? 'hint' : 'warning'}>{report.sentence}</p>}
        </ReasonDialog>
      )}
      {open === 'discard' && (
        <ReasonDialog title={texts.trial.discardTitle(revision)} verb={texts.trial.discard} act={(why) => done('class/discard', { why })} onClose={close}>
          <p>{texts.trial.discardDetail}</p>
        </ReasonDialog>
      )}
    </section>
  )
}
