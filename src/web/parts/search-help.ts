import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import { type Html, html } from '../html.ts'
import { type Asked, answerLink, anyOf, hasFilters, NO_FILTERS } from '../narrow.ts'
import { answerPath, archivePath } from '../paths.ts'
import type { Visit } from '../site.ts'

const EXAMPLES = ['words', 'phrase', 'or', 'not', 'fields', 'topic', 'dates', 'sort'] as const

/** How questions are put, by examples that can be tried. */
export function searchHelp({ edition }: Visit): Html {
  const rows = EXAMPLES.map((name) => {
    const example = message(edition, `search.help.${name}.example`)
    return html`<div><dt><a href="${answerPath(edition.lang, example)}"><bdi>${example}</bdi></a></dt><dd>${message(edition, `search.help.${name}`)}</dd></div>`
  })
  return html`<section class="search-help"><h2>${message(edition, 'search.help')}</h2>
<dl>${rows}</dl></section>`
}

/** What to do when nothing was found: ways on as links, then what only the reader can do. */
export function searchAdvice(visit: Visit, asked: Asked): Html {
  const { edition } = visit
  const { question } = asked
  const any = anyOf(question)
  const link = (href: string, text: string) => html`<li><a href="${href}">${text}</a></li>`
  const everywhere = { ...question, filters: NO_FILTERS }
  return html`<section class="search-advice"><h2>${message(edition, 'search.try')}</h2>
<ul>
${any ? link(answerLink(visit, asked, any), message(edition, 'search.try.any')) : ''}
${question.query && hasFilters(question.filters) ? link(answerLink(visit, asked, everywhere), message(edition, 'search.try.everywhere')) : ''}
${tipsFor(edition, asked).map((tip) => html`<li>${tip}</li>`)}
${link(archivePath(edition.lang), message(edition, 'search.try.archive'))}
</ul></section>`
}

function tipsFor(edition: Edition, { question: { query } }: Asked): readonly string[] {
  if (!query) return []
  const quoted = JSON.stringify(query).includes('"type":"phrase"')
  return [
    message(edition, 'search.try.spelling'),
    ...(query.type === 'and' ? [message(edition, 'search.try.fewer')] : []),
    ...(quoted ? [message(edition, 'search.try.unquoted')] : []),
  ]
}
