import { zonedDate } from '../locale/dates.ts'
import type { Edition } from '../locale/edition.ts'
import type { ArticleSummary } from '../model/article.ts'

type Dated = Pick<ArticleSummary, 'published' | 'revision' | 'modifiedAt'>

/** When it was published, with the edition's zone: `2020-06-06T13:30:00+03:00`. */
export function publishedDate(edition: Edition, { published }: Dated): string {
  return zonedDate(edition, published)
}

/** Both as `publishedDate`. One that was not changed, or only before it was published, was modified then. */
export interface ArticleDates {
  readonly published: string
  readonly modified: string
}

export function articleDates(edition: Edition, article: Dated): ArticleDates {
  const published = publishedDate(edition, article)
  if (article.revision === 1 || article.modifiedAt <= Date.parse(published)) return { published, modified: published }
  return { published, modified: zonedDate(edition, { at: article.modifiedAt, precision: 'minute' }) }
}
