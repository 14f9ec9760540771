import { address } from '../../shell/router'
import { texts } from '../../texts'
import { Confusion } from './confusion'
import { Filters } from './filters'
import { Outcome } from './outcome'
import { PerClass } from './perclass'
import { AnsweredConfidence, Reliability } from './reliability'
import { decidedOnly, useQuality } from './answered'
import { fullTime } from './time'
import '../../styles/insight-counts.css'
import '../../styles/insight-quality.css'

/** Quality: how right the station was on the parts that people have answered. */
export function QualityTab() {
  const { value, refusal } = useQuality()
  return (
    <div class="quality" data-loaded={value !== undefined}>
      <Filters />
      <div class="segments" role="group" aria-label={texts.insight.which}>
        {[false, true].map((isDecided) => (
          <button key={String(isDecided)} type="button" class="quiet" aria-pressed={decidedOnly.value === isDecided} onClick={() => (decidedOnly.value = isDecided)}>
            {isDecided ? texts.insight.decided : texts.insight.allAnswered}
          </button>
        ))}
      </div>
      {refusal !== '' && (
        <p class="refusal" role="alert">
          {refusal}
        </p>
      )}
      {value && value.quality.parts === 0 && <p class="panel empty">{texts.insight.noAnswers}</p>}
      {value && value.quality.parts > 0 && (
        <>
          <p class="warning">{texts.insight.notRandom(value.quality.parts)}</p>
          <Outcome quality={value.quality} />
          <Confusion quality={value.quality} range={value.query} />
          <PerClass quality={value.quality} />
          <Reliability quality={value.quality} />
          <AnsweredConfidence quality={value.quality} />
          <footer class="buttons">
            <a class="button quiet" download href={`/api/insight/quality.csv?${value.query}`}>
              {texts.insight.csv}
            </a>
            <a class="button quiet" href={address('insight', 'report')}>
              {texts.insight.report}
            </a>
            <p class="hint">{texts.insight.updated(fullTime(value.at))}</p>
          </footer>
        </>
      )}
    </div>
  )
}
