import type { ArticleAddress } from '../model/article.ts'
import { directionOf, EDITION_LANGS, type EditionLang, isEditionLang, type Lang } from '../model/lang.ts'
import { articlePath, frontPath, inEdition } from './paths.ts'
import type { Site } from './site.ts'

/** A page that says the same in another language, as `hreflang` tells it. */
export interface Alternate {
  readonly hreflang: Lang | 'x-default'
  readonly path: string
}

/** A path that a URL would not be written otherwise for: nothing to encode, no query, no `..` or `.` among its names. */
const PLAIN = /^(?:\/(?!\.)[\w%.~!*()-]*)+$/

/** A path of the site with scheme and host, percent-encoded whether the path was or not. */
export function absolute({ siteUrl }: Pick<Site, 'siteUrl'>, path: string): string {
  return PLAIN.test(path) ? siteUrl + path : new URL(siteUrl + path).href
}

/**
 * The edition of an article's one address for machines. A text in a language without an edition is
 * at home in the one of its direction, whose furniture reads the same way.
 */
export function homeEdition({ lang }: { readonly lang: Lang }): EditionLang {
  if (isEditionLang(lang)) return lang
  return directionOf(lang) === 'rtl' ? 'ar' : 'en'
}

/** The path under which an article is known to machines, whatever edition it is read in. */
export function homePath(article: ArticleAddress): string {
  return articlePath(homeEdition(article), article)
}

/**
 * A page that every edition has. Readers of any other language are sent where `/` would send them: the
 * front page to `/` itself, which asks their browser, and the rest to English, which it falls back on.
 */
export function editionAlternates(path: string): readonly Alternate[] {
  const [lang] = EDITION_LANGS.filter((one) => path === frontPath(one))
  return [
    ...EDITION_LANGS.map((hreflang) => ({ hreflang, path: inEdition(path, hreflang) })),
    { hreflang: 'x-default', path: lang ? '/' : inEdition(path, 'en') },
  ]
}

/**
 * An article and its translations, each at home, with the original as `x-default`. Every member of the
 * set answers the same, as `hreflang` demands, so a language is spoken for by one member only: the
 * original, else the one that came first. A second one in the same language has no alternates.
 */
export function translationAlternates(
  article: ArticleAddress,
  translations: readonly ArticleAddress[],
  originalId: number | undefined,
): readonly Alternate[] {
  if (translations.length === 0) return []
  const rank = ({ id }: ArticleAddress) => (id === originalId ? 0 : id)
  const set = [article, ...translations].sort((one, other) => rank(one) - rank(other))
  const speakers = set.filter((member, index) => set.findIndex(({ lang }) => lang === member.lang) === index)
  const [first] = speakers
  if (!first || speakers.length < 2 || !speakers.includes(article)) return []
  return [
    ...speakers.map((member) => ({ hreflang: member.lang, path: homePath(member) })),
    { hreflang: 'x-default', path: homePath(first) },
  ]
}
