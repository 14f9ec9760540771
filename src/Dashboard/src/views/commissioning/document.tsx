import { dateTime, shortRevision } from '../../format'
import { texts } from '../../texts'
import { Report } from './check'
import { RunFigures } from './figures'
import type { Summary } from './types'

const share = (value: number): string => `${Math.round(value * 1000) / 10} %`

/** Everything as it was found, on paper as on the page. */
export function SummaryDocument({ summary }: { summary: Summary }) {
  const words = texts.commissioning.summary
  const { setup, report } = summary
  return (
    <div class="summary">
      <dl class="fact-list">
        <dt>{words.station}</dt>
        <dd>{summary.station}</dd>
        <dt>{words.model}</dt>
        <dd>
          <code>{shortRevision(setup.modelRevision)}</code>
        </dd>
        <dt>{texts.classSet}</dt>
        <dd>{texts.revision(setup.classRevision)}</dd>
        {setup.cameras.map((camera) => (
          <div key={camera.name} class="fact">
            <dt>{words.camera(camera.name)}</dt>
            <dd>
              {camera.source} · {words.region(share(camera.x), share(camera.y), share(camera.width), share(camera.height))}
            </dd>
          </div>
        ))}
      </dl>
      <h4>{texts.views.classes}</h4>
      <table class="figures">
        <tbody>
          {summary.classes.map((one) => (
            <tr key={one.number}>
              <td class="number">{one.number}</td>
              <th>{one.name}</th>
              <td>{texts.classes.severity[one.severity]}</td>
              <td>{one.examples === '' ? words.wordsOnly : words.examples(one.examples)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h4>{texts.commissioning.runs.titles.good}</h4>
      <p class="hint">{words.runOf(summary.camera, dateTime(new Date(summary.good.beganAt)))}</p>
      <RunFigures kind="good" result={summary.good} />
      {summary.defects && (
        <>
          <h4>{texts.commissioning.runs.titles.defects}</h4>
          <RunFigures kind="defects" result={summary.defects} />
        </>
      )}
      <h4>{texts.commissioning.steps.check}</h4>
      <Report report={report} />
      <h4>{texts.system.support.versions}</h4>
      <dl class="fact-list">
        {report.versions.map((version) => (
          <div key={version.name} class="fact">
            <dt>{texts.system.support.names[version.name] ?? version.name}</dt>
            <dd>{version.value}</dd>
          </div>
        ))}
      </dl>
      {report.certificates.length > 0 && (
        <>
          <h4>{texts.system.certificates.title}</h4>
          <table class="figures">
            <tbody>
              {report.certificates.map((certificate) => (
                <tr key={certificate.use + certificate.fingerprint}>
                  <th>{certificate.subject}</th>
                  <td>
                    <code class="fingerprint">{certificate.fingerprint}</code>
                  </td>
                  <td>{certificate.until !== undefined && texts.system.certificates.until(dateTime(new Date(certificate.until)))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}
