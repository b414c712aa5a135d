import type { ArticleAddress, Cursor, Kind } from '../model/article.ts'
import { type EditionLang, isEditionLang } from '../model/lang.ts'

export const FEED_FORMATS = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

const two = (number: number) => String(number).padStart(2, '0')

export const frontPath = (edition: EditionLang) => `/${edition}/`
export const kindPath = (edition: EditionLang, kind: Kind) => `/${edition}/${kind === 'news' ? 'news' : 'articles'}`
export const sectionPath = (edition: EditionLang, key: string) => `/${edition}/section/${encodeURIComponent(key)}`
export const sourcePath = (edition: EditionLang, key: string) => `/${edition}/source/${encodeURIComponent(key)}`
export const sourcesPath = (edition: EditionLang) => `/${edition}/source`
export const archivePath = (edition: EditionLang) => `/${edition}/archive`
export const searchPath = (edition: EditionLang) => `/${edition}/search`

/** Every story; and one: `/{edition}/story/{id}-{slug}`, of which the number alone decides. */
export const storiesPath = (edition: EditionLang) => `/${edition}/story`
export function storyPath(edition: EditionLang, id: number, slug: string): string {
  return `${storiesPath(edition)}/${id}${slug === '' ? '' : `-${encodeURIComponent(slug)}`}`
}

/** The page of a place or organisation, `place:derna`: `/{edition}/place/derna`. */
export function entityPath(edition: EditionLang, entity: string): string {
  return `/${edition}/${entity.replace(':', '/')}`
}

/** What is told of a topic: `/{edition}/topic/elections`. */
export const topicPath = (edition: EditionLang, { key }: { readonly key: string }) => `/${edition}/topic/${key}`
/** The page of a person: `/{edition}/person/{id}-{slug}`, of which the number alone decides. */
export function personPath(edition: EditionLang, id: number, slug: string): string {
  return `/${edition}/person/${id}${slug === '' ? '' : `-${encodeURIComponent(slug)}`}`
}

/** The answer to a question, from an offset on: `/en/search?q=ship&offset=20`. */
export function answerPath(edition: EditionLang, question: string, offset = 0): string {
  return `${searchPath(edition)}?q=${encodeURIComponent(question)}${offset > 0 ? `&offset=${offset}` : ''}`
}

/** What completes the beginning of a question, as JSON. */
export const suggestPath = (edition: EditionLang) => `${searchPath(edition)}/suggest`

/** The picture and the sound of a security code, and a new code for an article. */
export const codePicturePath = (edition: EditionLang, token: string) => `/${edition}/code/picture?token=${token}`
export const codeSoundPath = (edition: EditionLang, token: string) => `/${edition}/code/sound?token=${token}`
export const newCodePath = (edition: EditionLang, articleId: number) => `/${edition}/code/new?article=${articleId}`

/** A list's feed stands below the list, and asks what it asks: `/en/source/reuters/feed.atom`, `/en/search/feed.rss?q=ship`. */
export function feedPath(listPath: string, format: FeedFormat): string {
  const [path = '', query] = listPath.split('?', 2)
  return `${path.replace(/\/$/, '')}/feed.${format}${query === undefined ? '' : `?${query}`}`
}

/** A year, a month or a day of the archive: `/en/2020/06/06`. */
export function datePath(edition: EditionLang, year: number, month?: number, day?: number): string {
  return `/${[edition, String(year).padStart(4, '0'), month && two(month), day && two(day)].filter(Boolean).join('/')}`
}

/** An article's page tells its own address a dozen times, and encoding one in Arabic takes as long as drawing a list item. */
const encoded = new WeakMap<ArticleAddress, string>()

/**
 * `/{edition}/{yyyy}/{mm}/{id}-{slug}`. The number alone decides; year and month are those of UTC, so
 * that an address does not move when an edition is given another time zone.
 */
export function articlePath(edition: EditionLang, article: ArticleAddress): string {
  const known = encoded.get(article)
  if (known !== undefined) return `/${edition}${known}`
  const path = encodeURI(belowEdition(article))
  encoded.set(article, path)
  return `/${edition}${path}`
}

/** The same as people read it, and as a visit has its path. */
export function readablePath(edition: EditionLang, article: ArticleAddress): string {
  return `/${edition}${belowEdition(article)}`
}

/** A slug has letters, marks, digits and hyphens: nothing that would be read as something else than a name. */
function belowEdition({ id, slug, published }: ArticleAddress): string {
  const date = new Date(published.at)
  return `/${String(date.getUTCFullYear()).padStart(4, '0')}/${two(date.getUTCMonth() + 1)}/${id}-${slug || 'article'}`
}

/** The whole page of an article with its comment form ready to be sent; in answer to a comment, when one is told. */
export function commentFormPath(article: string, parentId?: number): string {
  return `${article}?${parentId === undefined ? 'comment=new' : `reply=${parentId}`}#add-comment`
}

/** What the form's script puts where the button for a code stands. */
export const codePartPath = (edition: EditionLang, articleId: number) => `/${edition}/comments/code/${articleId}`

/** The part of an article's comments that a comment stands in, scrolled to it. */
export const commentPath = (article: string, id: number) => `${article}?comment=${id}#comment-${id}`

/** What the writer of a comment alone knows. */
export const ownCommentPath = (edition: EditionLang, token: string) => `/${edition}/comment/${token}`
export const reportPath = (edition: EditionLang, id: number) => `/${edition}/comments/${id}/report`
/** Ends the notices about a comment. */
export const noticesPath = (edition: EditionLang, token: string) => `/${edition}/comments/notices/${token}`
/** The list that a feed of comments is of: those of an article, by its number, or all of an edition. */
export const commentListPath = (edition: EditionLang, articleId?: number) =>
  `/${edition}/comments${articleId === undefined ? '' : `/of/${articleId}`}`

/** The edition that an article belongs to: its own language's, or the asking one when there is none. */
export function ownEdition(article: { readonly lang: string }, asking: EditionLang): EditionLang {
  return isEditionLang(article.lang) ? article.lang : asking
}

/** Where a link in an edition leads: a text in the other edition's language is read there. */
export function articleLink(edition: EditionLang, article: ArticleAddress): string {
  return articlePath(ownEdition(article, edition), article)
}

/** The same page in another edition. */
export function inEdition(path: string, edition: EditionLang): string {
  return path.replace(/^\/[a-z]{2}(?=\/|$)/, `/${edition}`)
}

/** Remembers the reader's choice of an edition and goes to a page of it. */
export function chooseEditionPath(edition: EditionLang, path: string): string {
  return `/edition/${edition}?to=${encodeURIComponent(path)}`
}

export function cursorText(cursor: Cursor): string {
  return `${cursor.publishedAt}-${cursor.id}`
}

/** Undefined for anything that `cursorText` has not written. */
export function readCursor(text: string | null): Cursor | undefined {
  const match = /^(-?\d{1,15})-(\d{1,15})$/.exec(text ?? '')
  return match ? { publishedAt: Number(match[1]), id: Number(match[2]) } : undefined
}
