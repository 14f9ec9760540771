import { session } from '../../model/session'
import { state } from '../../model/station'
import { count, percent, shortRevision } from '../../format'
import { address } from '../../shell/router'
import { texts } from '../../texts'
import { useQuality } from './answered'
import { CountCharts, DecisionColumns } from './charts'
import { Confusion } from './confusion'
import { type Counts, decisions, yieldOf } from './counts'
import { Faults } from './faults'
import { useHistory } from './history'
import { Outcome } from './outcome'
import { PerClass } from './perclass'
import { camera } from './range'
import { Reliability } from './reliability'
import { Column } from './table'
import { Tiles } from './tiles'
import { fullTime } from './time'
import '../../styles/insight-counts.css'
import '../../styles/insight-quality.css'
import '../../styles/insight-report.css'

/** Counts and quality as pages for paper: the browser's print dialog makes the PDF. Light, whatever the screen is. */
export function ReportView() {
  const { value: history, refusal } = useHistory()
  const { value: answered, refusal: refused } = useQuality()
  const station = state.value
  if (!history || !answered || !station) return refusal || refused ? <p class="refusal">{refusal || refused}</p> : null
  const facts: [string, string][] = [
    [texts.insight.station, camera.value === '' ? station.station : `${station.station}, ${camera.value}`],
    [texts.insight.period, `${fullTime(history.range.from)} – ${fullTime(Math.min(history.range.to, history.at))}`],
    [texts.classSet, texts.revision(station.classSetRevision)],
    [texts.model, shortRevision(station.modelRevision)],
    [texts.version, station.version],
    [texts.insight.made, texts.insight.madeBy(fullTime(history.at), session.name ?? texts.insight.anonymous)],
  ]
  return (
    <article class="report">
      <div class="buttons report-bar">
        <button type="button" onClick={() => print()}>
          {texts.insight.print}
        </button>
        <a class="button quiet" href={address('insight')}>
          {texts.insight.back}
        </a>
      </div>
      <h2>{texts.insight.reportTitle}</h2>
      <dl class="report-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="counts">
        <Tiles counts={history.counts} />
        {history.counts.totals.all > 0 && (
          <>
            <Faults history={history} />
            <ByCamera cameras={history.counts.cameras} />
            <CountCharts history={history} />
          </>
        )}
      </div>
      <h2 class="report-part">{texts.insight.tabs.quality}</h2>
      {answered.quality.parts === 0 ? (
        <p>{texts.insight.noAnswers}</p>
      ) : (
        <div class="quality">
          <p>{texts.insight.notRandom(answered.quality.parts)}</p>
          <Outcome quality={answered.quality} />
          <Confusion quality={answered.quality} range={answered.query} />
          <PerClass quality={answered.quality} />
          <Reliability quality={answered.quality} />
        </div>
      )}
    </article>
  )
}

function ByCamera({ cameras }: { cameras: Counts['cameras'] }) {
  return (
    <section class="panel">
      <h3>{texts.insight.byCamera}</h3>
      <table class="data">
        <thead>
          <tr>
            <Column>{texts.insight.camera}</Column>
            <DecisionColumns />
          </tr>
        </thead>
        <tbody>
          {cameras.map(({ name, totals }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {decisions.map((decision) => (
                <td key={decision} class="number">
                  {count(totals[decision])}
                </td>
              ))}
              <td class="number">{percent(yieldOf(totals))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
