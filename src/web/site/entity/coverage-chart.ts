import { formatMonth, formatYear } from '../../../locale/dates.ts'
import type { Edition } from '../../../locale/edition.ts'
import { message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { directionOf } from '../../../model/lang.ts'
import { type Html, html } from '../../html.ts'
import type { Bar } from './months.ts'

const WIDTH = 640
const HEIGHT = 130
const BASE = 105

/**
 * How often something was told of, as bars, and the same as a table; one month or year is a sentence. Time runs as the
 * page reads: in Arabic from right to left. The number over the highest bar is the only one drawn; the table has them all.
 */
export function coverageChart(edition: Edition, bars: readonly Bar[]): Html | '' {
  const [only, ...more] = bars
  if (!only) return ''
  const title = message(edition, 'entity.coverage')
  return html`<section class="coverage" aria-labelledby="coverage">
<h2 class="label" id="coverage">${title}</h2>
${more.length > 0 ? html`${drawn(edition, bars, title)}${table(edition, bars)}` : once(edition, only)}
</section>`
}

function once(edition: Edition, bar: Bar): Html {
  return html`<p>${message(edition, 'entity.coverage.once', { count: bar.count, when: nameOf(edition, bar) })}</p>`
}

function table(edition: Edition, bars: readonly Bar[]): Html {
  const rows = bars.filter(({ count }) => count > 0).toReversed()
  return html`<details><summary>${message(edition, 'entity.coverage.table')}</summary>
<table><thead><tr><th scope="col">${message(edition, 'entity.coverage.when')}</th><th scope="col">${message(edition, 'entity.coverage.texts')}</th></tr></thead>
<tbody>${rows.map((bar) => html`<tr><th scope="row">${nameOf(edition, bar)}</th><td>${formatNumber(edition, bar.count)}</td></tr>`)}</tbody></table></details>`
}

function drawn(edition: Edition, bars: readonly Bar[], title: string): Html {
  const isMirrored = directionOf(edition.lang) === 'rtl'
  const most = Math.max(...bars.map(({ count }) => count))
  const room = WIDTH / bars.length
  const left = (index: number) => (isMirrored ? WIDTH - (index + 1) * room : index * room)
  const highest = bars.findIndex(({ count }) => count === most)
  const shapes = bars.flatMap(({ count }, index) => {
    if (count === 0) return []
    const height = Math.max(2, Math.round((count / most) * (BASE - 20)))
    const inset = Math.min(2, room / 8)
    return [
      html`<rect x="${rounded(left(index) + inset)}" y="${BASE - height}" width="${rounded(Math.min(room - 2 * inset, 60))}" height="${height}"/>`,
    ]
  })
  const [first, last] = [bars[0], bars.at(-1)]
  const [atStart, atEnd] = isMirrored ? [WIDTH, 0] : [0, WIDTH]
  const anchors = isMirrored ? ['end', 'start'] : ['start', 'end']
  const middle = Math.min(WIDTH - 14, Math.max(14, left(highest) + Math.min(room, 60) / 2))
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}" direction="ltr">
<line x1="0" x2="${WIDTH}" y1="${BASE + 0.5}" y2="${BASE + 0.5}"/>
${shapes}<text x="${rounded(middle)}" y="14" text-anchor="middle">${formatNumber(edition, most)}</text>
<text x="${atStart}" y="${HEIGHT - 6}" text-anchor="${anchors[0] ?? ''}">${first ? nameOf(edition, first) : ''}</text>
<text x="${atEnd}" y="${HEIGHT - 6}" text-anchor="${anchors[1] ?? ''}">${last ? nameOf(edition, last) : ''}</text>
</svg>`
}

function nameOf(edition: Edition, { year, month }: Bar): string {
  return month === undefined ? formatYear(edition, year) : formatMonth(edition, year, month)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
