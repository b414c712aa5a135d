import { extent, spansWithArticles } from '../../archive/lists.ts'
import { dayRange, formatDate, formatMonth, formatYear, localDay } from '../../locale/dates.ts'
import { message } from '../../locale/messages.ts'
import { dayMoment } from '../../model/moment.ts'
import { type Html, html } from '../html.ts'
import { layout } from '../layout.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import { calendar, daysInMonth } from '../parts/calendar.ts'
import { type ListData, listPage, loadList } from '../parts/list-page.ts'
import { archivePath, datePath } from '../paths.ts'
import type { Visit } from '../site.ts'

interface DateData {
  readonly year: number
  readonly month: number | undefined
  readonly day: number | undefined
  readonly list: ListData
  /** Which months of the year, or days of the month, hold an article. */
  readonly filled: readonly boolean[]
}

/** A year, a month or a day of the archive: its articles, and a calendar to the others. */
export const datePage = definePage<DateData>({
  async load(visit) {
    const [year = 0, month, day] = ['year', 'month', 'day'].map((name) => Number(visit.param(name)) || undefined)
    if (!exists(year, month, day)) return NOT_FOUND
    const { edition, site, now } = visit
    const list = await loadList(visit, dayRange(edition, year, month, day))
    const filled = await spansWithArticles(site.archive.reads, now, edition.lang, spans(visit, year, month))
    return { data: { year, month, day, list, filled } }
  },
  view(visit, { year, month, day, list, filled }) {
    const { edition } = visit
    const date = dateTitle(visit, year, month, day)
    return listPage(visit, list, {
      path: datePath(edition.lang, year, month, day),
      title: message(edition, 'archive.of', { date }),
      empty: day ? 'empty.day' : month ? 'empty.month' : 'empty.year',
      ...(month ? { beside: calendar(visit, { year, month, day }, filled) } : { before: months(visit, year, filled) }),
      hasFeed: false,
    })
  },
})

/** The way into the archive: its years, and the months of the latest. */
export const archivePage = definePage({
  async load({ site, edition, now }) {
    const times = await extent(site.archive.reads, now, edition.lang)
    if (!times) return { data: [] }
    const oldest = localDay(edition, times.oldest).year
    const newest = localDay(edition, times.newest).year
    const years = Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index)
    const ranges = years.map((year) => dayRange(edition, year))
    const filled = await spansWithArticles(site.archive.reads, now, edition.lang, ranges)
    return { data: years.filter((_, index) => filled[index]) }
  },
  view(visit, years) {
    const { edition } = visit
    const title = message(edition, 'archive.title')
    const items = years.map(
      (year) => html`<li><a href="${datePath(edition.lang, year)}">${formatYear(edition, year)}</a></li>`,
    )
    return layout(
      visit,
      { title, path: archivePath(edition.lang) },
      html`<header class="page-title"><h1>${title}</h1></header>
${years.length > 0 ? html`<ul class="index years">${items}</ul>` : html`<p class="empty">${message(edition, 'empty.front')}</p>`}`,
    )
  },
})

function exists(year: number, month?: number, day?: number): boolean {
  return year >= 1 && dayMoment(year, month ?? 1, day ?? 1) !== undefined
}

function spans({ edition }: Visit, year: number, month: number | undefined) {
  if (month === undefined) return Array.from({ length: 12 }, (_, index) => dayRange(edition, year, index + 1))
  return Array.from({ length: daysInMonth(year, month) }, (_, index) => dayRange(edition, year, month, index + 1))
}

function dateTitle({ edition }: Visit, year: number, month?: number, day?: number): string {
  const moment = month && day ? dayMoment(year, month, day) : undefined
  if (moment) return formatDate(edition, moment)
  return month ? formatMonth(edition, year, month) : formatYear(edition, year)
}

function months({ edition }: Visit, year: number, filled: readonly boolean[]): Html {
  const items = filled.map((has, index) => {
    const name = formatMonth(edition, year, index + 1)
    return has
      ? html`<li><a href="${datePath(edition.lang, year, index + 1)}">${name}</a></li>`
      : html`<li>${name}</li>`
  })
  return html`<nav class="months" aria-label="${message(edition, 'archive.months')}"><ul>${items}</ul></nav>`
}
