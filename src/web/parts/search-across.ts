import { languageName, message } from '../../locale/messages.ts'
import type { Because, ResultAcross } from '../../search/search-across.ts'
import { type Html, html } from '../html.ts'
import { type Asked, answerLink } from '../narrow.ts'
import type { Visit } from '../site.ts'
import { isolatedMessage } from './isolated-message.ts'
import { searchHit } from './search-hit.ts'

/** The best answers in the other language, each with what of the question stands in it, and a way to all of them. */
export function searchAcrossSection(visit: Visit, asked: Asked, result: ResultAcross): Html {
  const { edition } = visit
  const { lang, hits, total, query } = result
  const language = languageName(edition, lang)
  const everything = { ...asked.question, query, filters: { ...asked.question.filters, lang: [lang] } }
  const more =
    total.count > hits.length
      ? html`<p class="more"><a href="${answerLink(visit, asked, everything)}">${message(edition, 'search.across.more', { language })}</a></p>`
      : ''
  return html`<section class="across" aria-labelledby="across">
<h2 class="label" id="across">${message(edition, 'search.across', { language })}</h2>
<p>${message(edition, 'search.across.about')}</p>
${hits.map((hit) => html`${searchHit(edition, hit)}${because(visit, hit.because)}`)}
${more}
</section>`
}

function because({ edition }: Visit, reasons: readonly Because[]): Html | '' {
  if (reasons.length === 0) return ''
  const items = reasons.map(
    ({ asked, found, as }) => html`<li>${isolatedMessage(edition, `search.because.${as}`, { asked, found })}</li>`,
  )
  return html`<ul class="because" aria-label="${message(edition, 'search.because')}">${items}</ul>`
}
