import type {
  BreadcrumbList,
  CorrectionComment,
  Graph,
  NewsArticle,
  NewsArticleLeaf,
  NewsMediaOrganization,
  Person,
  WebSite,
  WithContext,
} from 'schema-dts'
import { zonedDate } from '../locale/dates.ts'
import type { Edition } from '../locale/edition.ts'
import type { Article, ArticleSummary } from '../model/article.ts'
import { localised } from '../model/lang.ts'
import type { Source } from '../model/source.ts'
import { topicById } from '../text/topics/topic.ts'
import type { ArticleDates } from './article-dates.ts'
import { absolute, homeEdition, homePath } from './canonical.ts'
import { sectionName, sourceName } from './parts/names.ts'
import { topicName } from './parts/topic-links.ts'
import { frontPath, sectionPath } from './paths.ts'
import type { ArticleData } from './site/article/load-article.ts'
import type { Site } from './site.ts'

export type JsonLd = Graph | WithContext<WebSite>

type ArticleType = Extract<NewsArticle['@type'], 'NewsArticle' | 'AnalysisNewsArticle' | 'OpinionNewsArticle'>

/**
 * JSON-LD as it may stand in a `<script>`: a headline that says `</script>` or `<!--` must not end the
 * element or change how it is parsed (HTML, section 4.12.1.3), and older JavaScript breaks lines at U+2028.
 */
export function jsonLdText(value: JsonLd): string {
  const text = JSON.stringify(value)
  // Half a character is written as `\ud800`, which what reads it may refuse; seldom enough to be done again for.
  const wellFormed = text.includes('\\ud') ? JSON.stringify(value, wellFormedTexts) : text
  return wellFormed.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function wellFormedTexts(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}

/** What the front page is about. It offers no SearchAction: search engines have given up showing one. */
export function siteJsonLd(site: Site, edition: Edition): JsonLd {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: edition.name,
    url: absolute(site, frontPath(edition.lang)),
    inLanguage: edition.lang,
    publisher: publisherOf(site, edition),
  }
}

/** An article and its place in the site, told of its one address whatever edition it is read in. */
export function articleJsonLd(site: Site, data: ArticleData, told: Told): JsonLd {
  const edition = site.editions[homeEdition(data.article)]
  const trail = breadcrumbs(site, edition, data.article)
  return {
    '@context': 'https://schema.org',
    '@graph': [articleOf(site, edition, data, told), ...(trail ? [trail] : [])],
  }
}

/** What other elements of the page tell of the article too. */
interface Told {
  readonly description: string
  /** In its home edition. */
  readonly dates: ArticleDates
}

function articleOf(site: Site, edition: Edition, data: ArticleData, { description, dates }: Told): NewsArticle {
  const { article, topics } = data
  const url = absolute(site, homePath(article))
  const source = organisationOf(article.source, edition)
  const section = article.section && sectionName(article.section, edition.lang)
  return {
    '@type': typeOf(article),
    url,
    mainEntityOfPage: url,
    headline: article.headline,
    description,
    ...aboutOf(topics, edition),
    inLanguage: article.lang,
    datePublished: dates.published,
    dateModified: dates.modified,
    author: authorOf(article, source),
    publisher: publisherOf(site, edition),
    sourceOrganization: source,
    copyrightHolder: source,
    ...(article.source.usageTerms && { copyrightNotice: localised(article.source.usageTerms, edition.lang).text }),
    ...(section && { articleSection: section.text }),
    ...(article.dateline && { dateline: article.dateline }),
    ...(article.url && { isBasedOn: article.url }),
    ...translations(site, data),
    ...corrections(edition, data),
    commentCount: article.publishedComments,
    isAccessibleForFree: true,
  }
}

/**
 * Analysis and opinion have types of their own. An interview and an article without a genre are plain
 * NewsArticles, which schema.org defines as reporting news *or providing background context*;
 * BackgroundNewsArticle would claim an explainer, and ReportageNewsArticle standards of reporting, that no
 * source has told of.
 */
function typeOf({ genre }: Article): ArticleType {
  if (genre === 'analysis') return 'AnalysisNewsArticle'
  return genre === 'opinion' ? 'OpinionNewsArticle' : 'NewsArticle'
}

/**
 * A byline is told as the one name it is printed as: taking it apart at every “and” or و would make two
 * people of one. Wire copy without a byline, or signed by the agency itself, is by the agency.
 */
function authorOf({ byline, source }: Article, organisation: NewsMediaOrganization): Person | NewsMediaOrganization {
  const ofSource = byline === undefined || Object.values(source.names).includes(byline)
  return ofSource ? organisation : { '@type': 'Person', name: byline }
}

function organisationOf(source: Source, edition: Edition): NewsMediaOrganization {
  return {
    '@type': 'NewsMediaOrganization',
    name: sourceName(source, edition.lang).text,
    ...(source.url && { url: source.url }),
  }
}

function publisherOf(site: Site, edition: Edition): NewsMediaOrganization {
  return {
    '@type': 'NewsMediaOrganization',
    name: edition.name,
    url: absolute(site, frontPath(edition.lang)),
    logo: absolute(site, site.assets.mark.path),
  }
}

/** The original names its translations, a translation its original; two translations of one text say nothing of each other. */
function translations(site: Site, { article, translations: others, original }: ArticleData): Partial<NewsArticleWork> {
  if (original === undefined || others.length === 0) return {}
  const work = (other: ArticleSummary): NewsArticle => ({
    '@type': 'NewsArticle',
    url: absolute(site, homePath(other)),
    headline: other.headline,
    inLanguage: other.lang,
  })
  if (original === article.id) return { workTranslation: others.map(work) }
  return { translationOfWork: others.filter(({ id }) => id === original).map(work) }
}

type NewsArticleWork = Pick<NewsArticleLeaf, 'workTranslation' | 'translationOfWork' | 'correction'>

function corrections(edition: Edition, { changes }: ArticleData): Partial<NewsArticleWork> {
  const correction = changes.flatMap(({ class: change, note, at }): CorrectionComment[] => {
    if (note === undefined || (change !== 'correction' && change !== 'clarification')) return []
    return [
      { '@type': 'CorrectionComment', text: note, datePublished: zonedDate(edition, { at, precision: 'minute' }) },
    ]
  })
  return correction.length > 0 ? { correction } : {}
}

function breadcrumbs(site: Site, edition: Edition, { section }: Article): BreadcrumbList | undefined {
  if (!section) return undefined
  const { lang, name } = edition
  const places = [
    { name, path: frontPath(lang) },
    { name: sectionName(section, lang).text, path: sectionPath(lang, section.key) },
  ]
  return {
    '@type': 'BreadcrumbList',
    itemListElement: places.map((place, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: place.name,
      item: absolute(site, place.path),
    })),
  }
}

/** The Media Topics of an article by their names, and by the addresses that the IPTC gives them. */
function aboutOf(ids: readonly string[], { lang }: Edition): Pick<NewsArticleLeaf, 'about'> {
  const about = ids.flatMap((id) => {
    const topic = topicById(id)
    const sameAs = `http://cv.iptc.org/newscodes/mediatopic/${id}`
    return topic ? [{ '@type': 'Thing', name: topicName(topic, lang), sameAs } as const] : []
  })
  return about.length > 0 ? { about } : {}
}
