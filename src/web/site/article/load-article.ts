import { articleForPage, type Surroundings } from '../../../archive/article-page.ts'
import { changesOf } from '../../../archive/articles.ts'
import { peopleIn } from '../../../archive/people.ts'
import { alsoCarriedBy } from '../../../archive/relations.ts'
import { storyOfArticle } from '../../../archive/stories.ts'
import { originalOf } from '../../../archive/translation-originals.ts'
import { translationsOf } from '../../../archive/translations.ts'
import type { Article, ArticleChange, ArticleLink, ArticleSummary } from '../../../model/article.ts'
import type { Person } from '../../../model/person.ts'
import type { Story } from '../../../model/story.ts'
import { type Lists, listsOf, shownOf } from '../../../relate/lists.ts'
import { narrowest } from '../../../text/topics/topic.ts'
import { type Loaded, NOT_FOUND } from '../../page.ts'
import { articlePath, readablePath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { type CommentsData, loadComments, NO_COMMENTS } from '../comments/load-comments.ts'

export interface ArticleData {
  readonly article: Article
  readonly changes: readonly ArticleChange[]
  readonly translations: readonly ArticleSummary[]
  /** The number of the article that it and its translations come from, where the archive has that one. */
  readonly original?: number | undefined
  /** Copies of the same text from others. */
  readonly carriers: readonly ArticleLink[]
  readonly related: Lists
  readonly comments: CommentsData
  /** The chain of events that it is a part of. */
  readonly story?: Story | undefined
  /** Ids of the topics that it is about, the narrowest. */
  readonly topics: readonly string[]
  /** Those of its people who have a page, where a reason for something related names people. */
  readonly people?: readonly Person[]
}

const NOTHING: Lists = { news: [], article: [] }

/** Reads an article by the number in its address; an old slug moves on to the new one. */
export async function loadArticle(visit: Visit): Promise<Loaded<ArticleData>> {
  const { reads } = visit.site.archive
  const found = await articleForPage(reads, visit.now, Number.parseInt(visit.param('address'), 10))
  if (!found) return NOT_FOUND
  const { article, around } = found
  const { lang } = visit.edition
  if (readablePath(lang, article) !== visit.path) return { movedTo: articlePath(lang, article) }
  // A change is a new revision or a withdrawal, so that most articles need not ask for theirs.
  const changed = article.revision > 1 || article.status === 'withdrawn'
  const changes = changed ? await changesOf(reads, article.id) : []
  if (article.status === 'withdrawn') {
    return {
      status: 410,
      data: { article, changes, translations: [], carriers: [], related: NOTHING, comments: NO_COMMENTS, topics: [] },
    }
  }
  const translations = around.hasTranslations ? await translationsOf(reads, visit.now, article.id) : []
  const related = await relatedOf(visit, article.id, around, translations)
  const data = {
    article,
    changes,
    translations,
    original: translations.length > 0 ? await originalOf(reads, visit.now, article.id) : undefined,
    carriers: around.hasCopies ? await alsoCarriedBy(reads, visit.now, article.id) : [],
    related,
    people: namesPeople(related) ? await peopleIn(reads, visit.now, article.id, visit.site.personPagesFrom) : [],
    story: around.hasStory ? await storyOfArticle(reads, visit.now, article.id) : undefined,
    comments: await loadComments(visit, article, around.policies),
    topics: narrowest(around.topics),
  }
  // A form with a code is one reader's own.
  return { data, storable: data.comments.draft === undefined }
}

function namesPeople({ news, article }: Lists): boolean {
  return [...news, ...article].some(({ reasons }) => reasons.some(({ type }) => type === 'person'))
}

/** Both lists as a reader sees them. */
async function relatedOf(
  { site, now }: Visit,
  id: number,
  around: Surroundings,
  translations: readonly ArticleSummary[],
): Promise<Lists> {
  if (!around.hasReferences && !around.hasRelations) return NOTHING
  return shownOf(await listsOf(site.archive.reads, now, id, around), new Set(translations.map((one) => one.id)))
}
