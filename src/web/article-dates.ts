import { zonedDate } from '../locale/dates.ts'
import type { Edition } from '../locale/edition.ts'
import type { ArticleSummary } from '../model/article.ts'

type Dated = Pick<ArticleSummary, 'published' | 'revision' | 'modifiedAt'>

/** When it was published, with the edition's zone: `2020-06-06T13:30:00+03:00`. */
export function publishedDate(edition: Edition, { published }: Dated): string {
  return zonedDate(edition, published)
}

/** When it was last changed; for one that was not, or only before it was published, that date. */
export function modifiedDate(edition: Edition, article: Dated): string {
  const published = publishedDate(edition, article)
  if (article.revision === 1 || article.modifiedAt <= Date.parse(published)) return published
  return zonedDate(edition, { at: article.modifiedAt, precision: 'minute' })
}
