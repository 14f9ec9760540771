import { language } from './language'
import { texts } from './texts'

const grouped = new Intl.NumberFormat('en', { useGrouping: true })

export const count = (value: number): string => grouped.format(value).replaceAll(',', ' ')

/** Germans write a comma where English has a point. */
const oneDecimal = (value: number): string => (language === 'de' ? value.toFixed(1).replace('.', ',') : value.toFixed(1))

/** 0..1 as per cent with one decimal; never rounds an imperfect share up to 100 %. */
export function percent(share: number | undefined): string {
  if (share === undefined) return texts.unknown
  const tenths = share < 1 ? Math.min(999, Math.round(share * 1000)) : 1000
  return `${oneDecimal(tenths / 10)} %`
}

/** A difference of shares in points of per cent, with its sign. */
export const points = (difference: number): string => `${difference < 0 ? '−' : '+'}${oneDecimal(Math.abs(difference) * 100)}`

export function milliseconds(value: number): string {
  if (value === 0) return texts.unknown
  if (value < 10) return oneDecimal(value)
  return count(Math.round(value))
}

export const rate = (perSecond: number): string => (perSecond < 10 ? oneDecimal(perSecond) : Math.round(perSecond).toString())

/** A duration for people: coarse, one or two units. */
export function age(ms: number): string {
  const seconds = Math.max(0, ms) / 1000
  if (seconds < 1) return texts.lessThanASecond
  if (seconds < 60) return `${Math.floor(seconds)} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  return `${Math.floor(seconds / 86400)} d`
}

const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' })

export const dateTime = (time: Date): string => day.format(time)

export const clock = (time: Date): string => time.toLocaleTimeString('en-GB')

/** Model revisions are digests; people compare the first characters. */
export const shortRevision = (revision: string): string => (revision === '' ? texts.unknown : revision.length > 20 ? `${revision.slice(0, 19)}…` : revision)
