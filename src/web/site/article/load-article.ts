import { articleById, changesOf } from '../../../archive/articles.ts'
import { neighbours } from '../../../archive/neighbours.ts'
import { type ResolvedReference, referencesOf } from '../../../archive/references.ts'
import { originalOf } from '../../../archive/translation-originals.ts'
import { translationsOf } from '../../../archive/translations.ts'
import type { Article, ArticleChange, ArticleSummary, Kind } from '../../../model/article.ts'
import { type Loaded, NOT_FOUND } from '../../page.ts'
import { articlePath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { type CommentsData, loadComments, NO_COMMENTS } from '../comments/load-comments.ts'

export interface ArticleData {
  readonly article: Article
  readonly changes: readonly ArticleChange[]
  readonly translations: readonly ArticleSummary[]
  /** The number of the article that it and its translations come from, where the archive has that one. */
  readonly original?: number | undefined
  readonly related: Readonly<Record<Kind, readonly ResolvedReference[]>>
  readonly comments: CommentsData
}

/** Reads an article by the number in its address; an old slug moves on to the new one. */
export async function loadArticle(visit: Visit): Promise<Loaded<ArticleData>> {
  const { reads } = visit.site.archive
  const article = await articleById(reads, visit.now, Number.parseInt(visit.param('address'), 10))
  if (!article) return NOT_FOUND
  const path = articlePath(visit.edition.lang, article)
  if (decodeURI(path) !== visit.path) return { movedTo: path }
  // A change is a new revision or a withdrawal, so that most articles need not ask for theirs.
  const changed = article.revision > 1 || article.status === 'withdrawn'
  const changes = changed ? await changesOf(reads, article.id) : []
  if (article.status === 'withdrawn') {
    return {
      status: 410,
      data: { article, changes, translations: [], related: { news: [], article: [] }, comments: NO_COMMENTS },
    }
  }
  const [related, translations, comments] = await Promise.all([
    relatedOf(visit, article),
    translationsOf(reads, visit.now, article.id),
    loadComments(visit, article),
  ])
  const original = translations.length > 0 ? await originalOf(reads, visit.now, article.id) : undefined
  const data = { article, changes, related, translations, original, comments }
  // A form with a code is one reader's own.
  return { data, storable: comments.draft === undefined }
}

/** The titles that came with the article; a kind of which it brought none is filled with its neighbours in the section. */
async function relatedOf({ site, now }: Visit, article: Article): Promise<ArticleData['related']> {
  const { reads } = site.archive
  const references = await referencesOf(reads, now, article.id)
  const own = (kind: Kind) => references.filter((reference) => reference.kind === kind)
  const related = { news: own('news'), article: own('article') }
  if (related.news.length > 0 && related.article.length > 0) return related
  const near = await neighbours(reads, now, article)
  const filled = (kind: Kind) =>
    related[kind].length > 0
      ? related[kind]
      : near[kind].map((other) => ({ kind, title: other.headline, article: other }))
  return { news: filled('news'), article: filled('article') }
}
