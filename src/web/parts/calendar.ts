import { formatMonth, formatYear } from '../../locale/dates.ts'
import { message } from '../../locale/messages.ts'
import { digits } from '../../locale/numbers.ts'
import { WEEKDAY_LETTERS, WEEKDAY_NAMES } from '../../model/calendar.ts'
import type { EditionLang } from '../../model/lang.ts'
import { type Html, html } from '../html.ts'
import { datePath } from '../paths.ts'
import type { Visit } from '../site.ts'

interface Shown {
  readonly year: number
  readonly month: number
  /** The day whose page this is. */
  readonly day: number | undefined
}

/** Where the printed week begins (CLDR: Saturday in most of the Arab world, Monday elsewhere). */
const FIRST_WEEKDAY = { ar: 6, en: 1 } as const

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A month as a table; days that hold an article of the edition are links. */
export function calendar({ edition }: Visit, shown: Shown, filled: readonly boolean[]): Html {
  const { year, month } = shown
  const first = FIRST_WEEKDAY[edition.lang]
  const lead = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() - first + 7) % 7
  const cells = [...Array.from({ length: lead }, () => 0), ...filled.map((_, index) => index + 1)]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => cells[week * 7 + weekday] ?? 0),
  )
  const heads = Array.from({ length: 7 }, (_, index) => (first + index) % 7)
  return html`<div class="calendar">
<table><caption>${caption(edition, shown)}</caption>
<thead><tr>${heads.map((weekday) => weekdayHead(edition.lang, weekday))}</tr></thead>
<tbody>${weeks.map((days) => html`<tr>${days.map((day) => cell(edition, shown, day, filled[day - 1] ?? false))}</tr>`)}</tbody>
</table>
${monthLinks({ edition }, year, month)}
</div>`
}

/** The month's name; from the page of a day, the way to the whole month. */
function caption(edition: Visit['edition'], { year, month, day }: Shown): Html | string {
  const name = formatMonth(edition, year, month)
  return day ? html`<a href="${datePath(edition.lang, year, month)}">${name}</a>` : name
}

function weekdayHead(lang: EditionLang, weekday: number): Html {
  const name = WEEKDAY_NAMES[lang][weekday] ?? ''
  return html`<th scope="col"><abbr title="${name}">${WEEKDAY_LETTERS[lang][weekday] ?? ''}</abbr></th>`
}

function cell(edition: Visit['edition'], shown: Shown, day: number, has: boolean): Html {
  if (day === 0) return html`<td></td>`
  const text = digits(edition, String(day))
  if (!has) return html`<td><span>${text}</span></td>`
  const current = day === shown.day ? html` aria-current="page"` : ''
  return html`<td><a href="${datePath(edition.lang, shown.year, shown.month, day)}"${current}>${text}</a></td>`
}

function monthLinks({ edition }: Pick<Visit, 'edition'>, year: number, month: number): Html {
  const previous = month === 1 ? datePath(edition.lang, year - 1, 12) : datePath(edition.lang, year, month - 1)
  const next = month === 12 ? datePath(edition.lang, year + 1, 1) : datePath(edition.lang, year, month + 1)
  return html`<nav class="turn" aria-label="${message(edition, 'archive.months')}">
<a rel="prev" href="${previous}">${message(edition, 'archive.previousMonth')}</a>
<a href="${datePath(edition.lang, year)}">${formatYear(edition, year)}</a>
<a rel="next" href="${next}">${message(edition, 'archive.nextMonth')}</a>
</nav>`
}
