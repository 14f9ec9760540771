import { useEffect, useState } from 'preact/hooks'
import { dateTime } from '../../format'
import { control, read } from '../../model/api'
import { may } from '../../model/station'
import type { AuditEntry } from '../../model/types'
import { texts } from '../../texts'
import { useAction } from '../../ui/action'
import { ReasonDialog } from '../../ui/reason'
import { say } from '../../ui/said'
import { list, refresh } from './model'

const most = 200

/** Who changed what, when and why; and the way back to an earlier revision. */
export function History() {
  const [entries, setEntries] = useState<AuditEntry[]>()
  const [back, setBack] = useState<number>()
  const action = useAction()
  const load = () => action.run(async () => setEntries(await read<AuditEntry[]>(`/api/audit?most=${most}`)))
  const live = list.value?.liveRevision
  useEffect(() => void load(), [live, list.value?.trialRevision])
  return (
    <article class="history">
      <h2>{texts.classes.historyTitle}</h2>
      {action.refusal}
      {entries && (
        <table>
          <thead>
            <tr>
              <th>{texts.classes.when}</th>
              <th>{texts.classes.who}</th>
              <th>{texts.classes.what}</th>
              <th class="number">{texts.classes.liveAfter}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.number}>
                <td>
                  <time dateTime={entry.at}>{dateTime(new Date(entry.at))}</time>
                </td>
                <td>
                  {entry.who}
                  <small>
                    {entry.role.toLowerCase()} · {entry.door.toLowerCase()}
                  </small>
                </td>
                <td>
                  {entry.what}
                  {entry.why !== '' && <small>“{entry.why}”</small>}
                </td>
                <td class="number">{entry.live}</td>
                <td>
                  {may('Engineer') && entry.live !== live && (
                    <button type="button" class="quiet" onClick={() => setBack(entry.live)}>
                      {texts.classes.backTo(entry.live)}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {back !== undefined && (
        <ReasonDialog
          title={texts.classes.rollbackTitle(back)}
          verb={texts.classes.rollback}
          act={async (why) => {
            say((await control('class/rollback', { revision: back, why })).sentence)
            await refresh()
          }}
          onClose={() => setBack(undefined)}
        >
          <p>{texts.classes.rollbackDetail}</p>
        </ReasonDialog>
      )}
    </article>
  )
}
