import { message } from '../../../locale/messages.ts'
import { formatNumber } from '../../../locale/numbers.ts'
import { TOLLS, type Toll } from '../../../relate/story/tolls.ts'
import { type Html, html } from '../../html.ts'
import { dateOf, headlineLink } from '../../parts/article-item.ts'
import { inLang, sourceName } from '../../parts/names.ts'
import type { Visit } from '../../site.ts'
import type { StoryData } from './load-story.ts'

/** What the reports counted, one beside the other, where at least two counted the same. */
export function tollTable({ edition }: Visit, { members, account }: StoryData): Html | '' {
  const counting = account.filter(({ tolls }) => tolls.length > 0)
  const shown = TOLLS.filter(
    (toll) => counting.filter(({ tolls }) => tolls.some((one) => one.toll === toll)).length > 1,
  )
  if (shown.length === 0) return ''
  const articles = new Map(members.map((one) => [one.id, one]))
  const last = new Map<Toll, number>()
  const rows = counting.flatMap(({ articleId, tolls }) => {
    const article = articles.get(articleId)
    if (!article || !tolls.some(({ toll }) => shown.includes(toll))) return []
    const source = sourceName(article.source, edition.lang)
    const cells = shown.map((toll) => {
      const value = tolls.find((one) => one.toll === toll)?.value
      if (value === undefined) return html`<td></td>`
      const changed = last.has(toll) && last.get(toll) !== value
      last.set(toll, value)
      const text = formatNumber(edition, value)
      return html`<td>${changed ? html`<strong>${text}</strong>` : text}</td>`
    })
    return html`<tr><th scope="row">${headlineLink(edition, article)} <span class="meta"><span>${inLang(source.text, source.lang, edition.lang)}</span> ${dateOf(edition, article.published)}</span></th>${cells}</tr>`
  })
  return html`<section class="tolls" aria-labelledby="tolls">
<h2 class="label" id="tolls">${message(edition, 'story.tolls')}</h2>
<table><thead><tr><th scope="col">${message(edition, 'story.tolls.report')}</th>${shown.map((toll) => html`<th scope="col">${message(edition, `toll.${toll}`)}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table>
<p class="meta">${message(edition, 'story.tolls.note')}</p>
</section>`
}
