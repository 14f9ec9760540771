import { texts } from '../../texts'
import { address } from '../../shell/router'
import { CountCharts } from './charts'
import { Faults } from './faults'
import { Filters } from './filters'
import { useHistory } from './history'
import { camera, classNo, query } from './range'
import { fullTime } from './time'
import { Tiles } from './tiles'
import '../../styles/insight-counts.css'

/** Counts: what the station decided over a time, and what changed in it. */
export function OverviewTab() {
  const { value: history, refusal } = useHistory()
  return (
    <div class="counts" data-loaded={history !== undefined}>
      <Filters />
      {refusal !== '' && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
      {history && (
        <>
          <Tiles counts={history.counts} />
          {history.counts.totals.all === 0 ? (
            <p class="panel empty">{history.answer.since === undefined ? texts.insight.nothingYet : texts.insight.nothing(fullTime(Date.parse(history.answer.since) / 1000))}</p>
          ) : (
            <>
              <Faults history={history} />
              <CountCharts history={history} />
            </>
          )}
          <footer class="buttons">
            <a
              class="button quiet"
              download
              href={`/api/history.csv?${query(history.range, { step: `${history.answer.stepSeconds / 60}min`, camera: camera.value, classNo: classNo.value })}`}
            >
              {texts.insight.csv}
            </a>
            <a class="button quiet" href={address('insight', 'report')}>
              {texts.insight.report}
            </a>
            <p class="hint">{texts.insight.updated(fullTime(history.at))}</p>
          </footer>
        </>
      )}
    </div>
  )
}
