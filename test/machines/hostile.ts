import { harbour, NOW, report } from '../../fixtures/cast.ts'
import type { Item } from '../../src/model/item.ts'
import type { Section, Source } from '../../src/model/source.ts'

/** The cast's agency with terms, and a section with a name, that every format has to escape. */
export const agency: Source = {
  ...harbour,
  usageTerms: { ar: 'لا يُعاد النشر دون إذن', en: 'No redistribution & no resale without permission' },
}
export const trade: Section = { key: 'trade', names: { ar: 'تجارة', en: 'Trade & Transport' } }

/** An hour before the clock of tests: recent enough for the news sitemap, which the cast's usual time is not. */
export const AN_HOUR_AGO: Pick<Item, 'published'> = { published: { at: NOW - 3_600_000, precision: 'minute' } }

/** Headlines that end elements, sections and directions, as intake would never let them through. */
export const HOSTILE_HEADLINES = [
  'Talks ]]> resume <b>now</b> & "later", \'soon\'',
  '</script><script>alert(1)</script>',
  'The \u202Eesrever\u202C of a price \u2066 and \u2069\u2069 more',
  'Half a pair \uD83D and the other \uDE00 half',
  'A bell \u0007, an escape \u001B and a form \u000C feed',
  '<!-- a comment --> &amp; &apos; &#x202e; %3Cscript%3E {name}',
  'A line\u2028and a paragraph\u2029 apart \uFFFE\uFFFF',
  'NATO يعلن نتائج القمة: <dir="ltr">',
]

/** Reports under these headlines, their ids as hostile as they. */
export const HOSTILE_REPORTS: readonly Item[] = HOSTILE_HEADLINES.map((headline) =>
  report(headline, { id: headline, source: agency, section: trade, ...AN_HOUR_AGO }),
)

/** What of such a headline an XML document can hold. */
export function asXmlCanHold(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** A title without the isolates around it. */
export function unisolated(title: string): string {
  return title.replace(/^[\u2066-\u2068]/, '').replace(/\u2069$/, '')
}
