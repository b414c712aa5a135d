import type { ListRange } from '../../archive/lists.ts'
import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import type { ArticleSummary, Page } from '../../model/article.ts'
import { type Html, html } from '../html.ts'
import { cursorText, readCursor } from '../paths.ts'

const PER_PAGE = 20

/** The part of a list that the query asks for; what cannot be read asks for its beginning. */
export function rangeOf(query: URLSearchParams, limit = PER_PAGE): ListRange {
  const before = readCursor(query.get('before'))
  return { limit, before, after: before ? undefined : readCursor(query.get('after')) }
}

/** Whether this is the list's first part, which alone is meant for search engines. */
export function isFirstPart({ before, after }: ListRange): boolean {
  return !before && !after
}

/** Links to the newer and the older part of a list; nothing when it fits on one page. */
export function pagination(edition: Edition, path: string, page: Page<ArticleSummary>): Html | '' {
  const { newer, older } = page
  if (!newer && !older) return ''
  const newerLink = newer
    ? html`<a rel="prev" href="${path}?after=${cursorText(newer)}">${message(edition, 'pages.newer')}</a>`
    : ''
  const olderLink = older
    ? html`<a rel="next" href="${path}?before=${cursorText(older)}">${message(edition, 'pages.older')}</a>`
    : ''
  const newest = newer ? html`<a href="${path}">${message(edition, 'pages.newest')}</a>` : ''
  return html`<nav class="pagination" aria-label="${message(edition, 'pages.label')}">${newest}${newerLink}${olderLink}</nav>`
}
