import { createHash } from 'node:crypto'
import { articleById } from '../../archive/articles.ts'
import { type FeedComment, newestComments } from '../../archive/comments.ts'
import { zonedDate } from '../../locale/dates.ts'
import { message } from '../../locale/messages.ts'
import { REDACTED } from '../../model/comment.ts'
import { directionOf } from '../../model/lang.ts'
import { isolate } from '../../text/bidi.ts'
import { escapeHtml } from '../../text/escape.ts'
import { absolute, homePath } from '../canonical.ts'
import { definePage, NOT_FOUND, type Page } from '../page.ts'
import { commentListPath, commentPath, FEED_FORMATS, type FeedFormat, feedPath, frontPath } from '../paths.ts'
import { nameText } from '../site/comments/comment-name.ts'
import { commentText } from '../site/comments/comment-text.ts'
import { readId } from '../site/comments/load-comments.ts'
import type { Visit } from '../site.ts'
import { uuidUrn } from './entry-id.ts'
import type { Feed, FeedEntry } from './feed.ts'
import { FEED_WRITERS, NEWEST } from './feed-pages.ts'

/** What a feed of comments is of, and the comments, the newest first. */
interface CommentList {
  /** The page on which the comments stand, and the list whose feed this is. */
  readonly page: string
  readonly list: string
  readonly title: string
  readonly comments: readonly FeedComment[]
}

/** Comments of one article, or of all articles of the edition's language. */
function commentFeed(isOfArticle: boolean, format: FeedFormat): Page {
  const { contentType, write } = FEED_WRITERS[format]
  return definePage<CommentList>({
    contentType,
    async load(visit) {
      const list = isOfArticle ? await ofArticle(visit) : await ofEdition(visit)
      return list ? { data: list } : NOT_FOUND
    },
    view: (visit, list) => write(feedOf(visit, list, format)),
  })
}

async function ofArticle({ site, edition, now, param }: Visit): Promise<CommentList | undefined> {
  const { reads } = site.archive
  const id = readId(param('id'))
  const article = id === undefined ? undefined : await articleById(reads, now, id)
  if (article?.status !== 'published') return undefined
  return {
    page: `${homePath(article)}#comments`,
    list: commentListPath(edition.lang, article.id),
    title: message(edition, 'feed.commentsOn', { title: isolate(article.headline, article.lang) }),
    comments: await newestComments(reads, now, { articleId: article.id }, NEWEST),
  }
}

async function ofEdition({ site, edition: { lang, ...edition }, now }: Visit): Promise<CommentList> {
  return {
    page: frontPath(lang),
    list: commentListPath(lang),
    title: message({ lang, ...edition }, 'feed.of', {
      name: edition.name,
      title: message({ lang, ...edition }, 'feed.comments'),
    }),
    comments: await newestComments(site.archive.reads, now, { lang }, NEWEST),
  }
}

function feedOf(visit: Visit, { page, list, title, comments }: CommentList, format: FeedFormat): Feed {
  const { site, edition } = visit
  const entries = comments.map((comment) => entryOf(visit, comment))
  return {
    title: isolate(title, edition.lang),
    description: title,
    lang: edition.lang,
    siteName: edition.name,
    frontPage: absolute(site, frontPath(edition.lang)),
    icon: absolute(site, site.assets.mark.path),
    page: absolute(site, page),
    self: absolute(site, feedPath(list, format)),
    updated: entries.map(({ updated }) => updated).toSorted((one, other) => Date.parse(other) - Date.parse(one))[0],
    entries,
  }
}

const SUMMARY_LENGTH = 280

function entryOf({ site, edition }: Visit, comment: FeedComment): FeedEntry {
  const { article, lang } = comment
  const name = nameText(edition, comment.name)
  const text = comment.text.replaceAll(REDACTED, message(edition, 'comments.redacted'))
  const date = (at: number) => zonedDate(edition, { at, precision: 'minute' })
  return {
    id: commentId(comment),
    url: absolute(site, commentPath(homePath(article), comment.id)),
    lang,
    title: message(edition, 'feed.commentBy', {
      name: isolate(name),
      title: isolate(article.headline, article.lang),
    }),
    summary: [...text].slice(0, SUMMARY_LENGTH).join(''),
    content: `<div lang="${escapeHtml(lang)}" dir="${directionOf(lang)}">${commentText(edition, comment.text)}</div>`,
    published: date(comment.createdAt),
    updated: date(comment.editedAt ?? comment.createdAt),
    byline: name,
    source: undefined,
    original: undefined,
    usageTerms: undefined,
    categories: [],
  }
}

/** The namespace of Warraq's comments, once made at random. */
const NAMESPACE = 'b0f2a1c47f2f4d7ab1e35c9f0d6e8a21'

/** A comment's number belongs to one archive, so the time of its writing stands beside it. */
function commentId({ id, createdAt }: FeedComment): string {
  return uuidUrn(createHash('sha1').update(NAMESPACE, 'hex').update(`${id}\n${createdAt}`).digest())
}

/** The feeds of comments of an edition. */
export const COMMENT_FEED_PAGES: readonly (readonly [path: string, page: Page])[] = FEED_FORMATS.flatMap((format) => [
  [`/comments/feed.${format}`, commentFeed(false, format)] as const,
  [`/comments/of/:id{[0-9]{1,15}}/feed.${format}`, commentFeed(true, format)] as const,
])
