import { MONTH_NAMES, WEEKDAY_NAMES } from '../model/calendar.ts'
import type { Moment } from '../model/moment.ts'
import type { Edition } from './edition.ts'
import { digits } from './numbers.ts'
import { type Field, type FieldName, fieldsOf } from './pattern.ts'
import { type CalendarDay, offsetAt, startOfDay, utc } from './zone.ts'

/** The instants of a day, a month or a year: milliseconds since 1970 UTC, `to` not included. */
export interface Range {
  readonly from: number
  readonly to: number
}

const MINUTE = 60_000
const DAY = 86_400_000

const HIJRI_ERA = { ar: 'هـ', en: 'AH' }

const patterns = new Map<string, readonly Field[]>()

/** The date under the site's name, in the edition's own form and zone: `WED 27 - 11 - 2024`. */
export function formatToday(edition: Edition, now: number): string {
  return print(edition, edition.today, localTime(edition, now))
}

/** The same day in the Umm al-Qura calendar: `٢٥ جمادى الأولى ١٤٤٦ هـ`. */
export function formatHijri(edition: Edition, now: number): string {
  const { day, month, year } = hijriDay(localTime(edition, now))
  const names = edition.lang === 'ar' ? MONTH_NAMES.hijriArabic : MONTH_NAMES.hijriEnglish
  return digits(edition, `${day} ${names[month - 1]} ${year} ${HIJRI_ERA[edition.lang]}`)
}

/** An article's date. A moment known to the day is read in UTC, as it was written; its day never shifts. */
export function formatDate(edition: Edition, moment: Moment): string {
  return print(edition, edition.date, timeOf(edition, moment))
}

/** An article's time of day, `18:05`; undefined when only its day is known. */
export function formatTime(edition: Edition, moment: Moment): string | undefined {
  return moment.precision === 'day' ? undefined : print(edition, 'HH:mm', timeOf(edition, moment))
}

/** A month of the archive: `June 2020`. `month` counts from 1. */
export function formatMonth(edition: Edition, year: number, month: number): string {
  return print(edition, 'MMMM y', new Date(utc(year, month, 1)))
}

export function formatYear(edition: Edition, year: number): string {
  return digits(edition, String(year))
}

/** The day that it is in the edition's zone at an instant. */
export function localDay(edition: Edition, at: number): CalendarDay {
  return dayOf(localTime(edition, at))
}

/** The day that an article's date shows, and under which the archive lists it. */
export function dayOfMoment(edition: Edition, moment: Moment): CalendarDay {
  return dayOf(timeOf(edition, moment))
}

/** The instants of a year, a month or a day in the edition's zone, right where clocks change. */
export function dayRange(edition: Edition, year: number, month?: number, day?: number): Range {
  return {
    from: startOfDay(edition.timeZone, { year, month: month ?? 1, day: day ?? 1 }),
    to: startOfDay(edition.timeZone, dayOf(new Date(dayAfter(year, month, day)))),
  }
}

function dayAfter(year: number, month?: number, day?: number): number {
  if (month === undefined) return utc(year + 1, 1, 1)
  return day === undefined ? utc(year, month + 1, 1) : utc(year, month, day + 1)
}

/** When the header's date changes next: what a cached page may live to. */
export function startOfNextDay(edition: Edition, at: number): number {
  const { year, month, day } = localDay(edition, at)
  return dayRange(edition, year, month, day).to
}

/** For `<time datetime>`: `2020-06-06`, or `2020-06-06T10:30:00Z` when the time is known. */
export function machineDate(moment: Moment): string {
  return moment.precision === 'day' ? isoDay(moment.at) : `${isoDay(moment.at)}T${isoTime(moment.at)}Z`
}

/**
 * For JSON-LD and feeds, which want a time with its zone: `2020-06-06T13:30:00+03:00`. A date known to
 * the day is the first instant of that day in the edition's zone.
 */
export function zonedDate(edition: Edition, moment: Moment): string {
  const at = moment.precision === 'day' ? startOfDay(edition.timeZone, dayOf(new Date(moment.at))) : moment.at
  const offset = Math.round(offsetAt(edition.timeZone, at) / MINUTE)
  const local = at + offset * MINUTE
  const size = Math.abs(offset)
  return `${isoDay(local)}T${isoTime(local)}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** Days whose text is remembered: 130 years. */
const REMEMBERED = 50_000

const isoDays = new Map<number, string>()

/** `2020-06-06`, in UTC. A page says its day several times, and a list is of a few. */
function isoDay(at: number): string {
  const day = Math.floor(at / DAY)
  const known = isoDays.get(day)
  if (known !== undefined) return known
  if (isoDays.size >= REMEMBERED) isoDays.clear()
  const text = new Date(at).toISOString().slice(0, -14)
  isoDays.set(day, text)
  return text
}

/** `10:30:00`, in UTC. */
function isoTime(at: number): string {
  const second = Math.floor((at - Math.floor(at / DAY) * DAY) / 1000)
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

/** The clock on the wall, kept in the UTC fields of a Date. */
function localTime(edition: Edition, at: number): Date {
  return new Date(at + offsetAt(edition.timeZone, at))
}

function timeOf(edition: Edition, moment: Moment): Date {
  return moment.precision === 'day' ? new Date(moment.at) : localTime(edition, moment.at)
}

function dayOf(time: Date): CalendarDay {
  return { year: time.getUTCFullYear(), month: time.getUTCMonth() + 1, day: time.getUTCDate() }
}

const hijri = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
})

function hijriDay(time: Date): CalendarDay {
  const parts: Record<string, number> = {}
  for (const { type, value } of hijri.formatToParts(time)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1 } = parts
  return { year, month, day }
}

function print(edition: Edition, pattern: string, time: Date): string {
  let text = ''
  for (const field of compiled(pattern)) text += 'literal' in field ? field.literal : FIELDS[field.name](edition, time)
  return digits(edition, text)
}

/** @throws {RangeError} for a pattern that `isDatePattern` would have refused */
function compiled(pattern: string): readonly Field[] {
  const cached = patterns.get(pattern)
  if (cached) return cached
  const fields = fieldsOf(pattern)
  if (!fields) throw new RangeError(`not a date pattern: ${pattern}`)
  patterns.set(pattern, fields)
  return fields
}

const FIELDS: Readonly<Record<FieldName, (edition: Edition, time: Date) => string>> = {
  EEEE: ({ lang }, time) => weekday(lang, time),
  EEE: ({ lang }, time) => (lang === 'en' ? weekday(lang, time).slice(0, 3).toUpperCase() : weekday(lang, time)),
  d: (_, time) => String(time.getUTCDate()),
  dd: (_, time) => two(time.getUTCDate()),
  M: (_, time) => String(time.getUTCMonth() + 1),
  MM: (_, time) => two(time.getUTCMonth() + 1),
  MMM: ({ months }, time) => (months === 'english' ? monthName(months, time).slice(0, 3) : monthName(months, time)),
  MMMM: ({ months }, time) => monthName(months, time),
  y: (_, time) => String(time.getUTCFullYear()),
  yyyy: (_, time) => String(time.getUTCFullYear()).padStart(4, '0'),
  H: (_, time) => String(time.getUTCHours()),
  HH: (_, time) => two(time.getUTCHours()),
  mm: (_, time) => two(time.getUTCMinutes()),
}

function weekday(lang: Edition['lang'], time: Date): string {
  return WEEKDAY_NAMES[lang][time.getUTCDay()] ?? ''
}

function monthName(months: Edition['months'], time: Date): string {
  return MONTH_NAMES[months][time.getUTCMonth()] ?? ''
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
