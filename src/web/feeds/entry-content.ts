import type { Article } from '../../model/article.ts'
import { directionOf } from '../../model/lang.ts'
import { escapeHtml } from '../../text/escape.ts'

/**
 * The whole text as markup: standfirst, dateline, body. Feed readers pass over `xml:lang` and put the
 * text into a page of their own, so its language and direction stand on an element around it.
 */
export function entryContent(article: Article): string {
  const { lang, standfirst } = article
  const lead = standfirst ? `<p><strong>${escapeHtml(standfirst)}</strong></p>\n` : ''
  return `<div lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${lead}${bodyWithDateline(article)}</div>`
}

/** The dateline stands before the first sentence, where that is a paragraph's. */
function bodyWithDateline({ dateline, body }: Article): string {
  if (!dateline) return body
  const place = `${escapeHtml(dateline)} – `
  return body.startsWith('<p>') ? `<p>${place}${body.slice('<p>'.length)}` : `<p>${place}</p>\n${body}`
}
