import { articleDates } from '../../article-dates.ts'
import { homeEdition, homePath, translationAlternates } from '../../canonical.ts'
import { articleJsonLd } from '../../json-ld.ts'
import type { PageMeta } from '../../parts/head.ts'
import { sectionName } from '../../parts/names.ts'
import { articlePath, frontPath } from '../../paths.ts'
import type { Visit } from '../../site.ts'
import { summaryOf } from '../../summary.ts'
import type { ArticleData } from './load-article.ts'

/**
 * What an article's page tells machines; the edition switch leads to its translation where there is
 * one. Under the furniture of another edition the page names its home as the one to know.
 */
export function articleMeta({ site, edition }: Visit, data: ArticleData): PageMeta {
  const { article, translations, original } = data
  const description = summaryOf(article)
  const home = site.editions[homeEdition(article)]
  const dates = articleDates(home, article)
  return {
    title: article.headline,
    titleLang: article.lang,
    description,
    path: articlePath(edition.lang, article),
    canonical: homePath(article),
    counterpart: (lang) => articlePath(lang, translations.find((one) => one.lang === lang) ?? article),
    alternates: home === edition ? translationAlternates(article, translations, original) : [],
    feedOf: frontPath(edition.lang),
    article: { ...dates, section: article.section && sectionName(article.section, home.lang).text },
    jsonLd: articleJsonLd(site, data, { description, dates }),
  }
}
