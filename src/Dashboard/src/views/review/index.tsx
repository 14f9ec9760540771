import { useEffect } from 'preact/hooks'
import { may } from '../../model/station'
import { route } from '../../shell/router'
import { texts } from '../../texts'
import { Picture, smallPicture, wholePicture } from '../../ui/picture'
import { Causes } from './causes'
import { Choices } from './choices'
import { actionOf, isTaken } from './keys'
import { LastAnswer } from './last'
import { answer, answers, classes, current, follow, isRead, openPart, show, shown, step, undo } from './model'

const ahead = 12

/** Review: parts that a person should look at, one after the other. */
export function ReviewView() {
  useEffect(follow, [])
  const { item: asked } = route.value
  useEffect(() => {
    if (/^\d{1,15}$/.test(asked)) void openPart(Number(asked))
  }, [asked])
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const action = isTaken(event) ? undefined : actionOf(event.key)
      if (!action) return
      event.preventDefault()
      if (action.kind === 'step') step(action.by)
      else if (!may('Technician')) return
      else if (action.kind === 'undo') undo()
      else if (action.kind === 'confirm') {
        if (current.value?.className) answer(undefined, current.value.className)
      } else {
        const chosen = classes.value[action.place]
        if (chosen) answer(chosen.id, chosen.name)
      }
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])

  const item = current.value
  const place = item ? shown.value.indexOf(item) : -1
  return (
    <div class="review-view">
      <header class="view-bar">
        <h2>{texts.views.review}</h2>
        <Causes />
      </header>
      {answers.refusal.value !== '' && (
        <p class="refusal" role="alert">
          {answers.refusal.value}
        </p>
      )}
      {item ? (
        <div class="review-part" data-id={item.id}>
          <a class="review-picture" href={wholePicture(item.id)} target="_blank" rel="noreferrer">
            <Picture key={item.id} src={wholePicture(item.id)} alt={texts.partAlt(item.id, texts.decision[item.decision])} />
          </a>
          <Choices item={item} />
        </div>
      ) : !isRead.value ? (
        <p class="empty">{texts.reading}</p>
      ) : (
        <div class="review-empty">
          <h3>{texts.review.nothing}</h3>
          <p>{texts.review.nothingDetail}</p>
        </div>
      )}
      <footer class="review-foot">
        <LastAnswer />
        <ol class="ahead" aria-label={texts.review.queue}>
          {shown.value.slice(Math.max(0, place), Math.max(0, place) + ahead).map((other) => (
            <li key={other.id}>
              <button type="button" aria-current={other.id === item?.id ? 'true' : undefined} onClick={() => show(other)}>
                <Picture src={smallPicture(other.id)} alt={texts.partAlt(other.id, texts.decision[other.decision])} />
              </button>
            </li>
          ))}
        </ol>
      </footer>
    </div>
  )
}
