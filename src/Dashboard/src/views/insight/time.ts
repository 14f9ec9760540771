import { language } from '../../language'

const locale = language === 'de' ? 'de-DE' : 'en-GB'
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' })
const both = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

const daySeconds = 86_400

/** A time under a chart, as exact as its step asks for. */
export function chartTime(seconds: number, step: number): string {
  const time = new Date(seconds * 1000)
  return step >= daySeconds || (time.getHours() === 0 && time.getMinutes() === 0) ? day.format(time) : clock.format(time)
}

/** A time in a sentence: without the day when it is today. */
export function sinceTime(seconds: number, now: number): string {
  const time = new Date(seconds * 1000)
  return new Date(now * 1000).toDateString() === time.toDateString() ? clock.format(time) : both.format(time)
}

export const fullTime = (seconds: number): string => both.format(new Date(seconds * 1000))

/** What an input of date and time holds, in the browser's zone. */
export function inputTime(seconds: number): string {
  const time = new Date(seconds * 1000)
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
