import { listArticles } from '../../archive/lists.ts'
import { sourceByKey } from '../../archive/sources.ts'
import { languageName, message } from '../../locale/messages.ts'
import type { ArticleSummary } from '../../model/article.ts'
import { directionOf, EDITION_LANGS, localised } from '../../model/lang.ts'
import type { Source } from '../../model/source.ts'
import { type Html, html } from '../html.ts'
import { definePage, NOT_FOUND } from '../page.ts'
import { articleItem } from '../parts/article-item.ts'
import { listPage, loadList } from '../parts/list-page.ts'
import { sourceName } from '../parts/names.ts'
import { searchInside } from '../parts/search-inside.ts'
import { sourcePath } from '../paths.ts'
import type { Visit } from '../site.ts'

const IN_OTHER_LANGUAGE = 5

/** A source: its terms of use, what the archive has of it, and its latest in the other language. */
export const sourcePage = definePage({
  async load(visit) {
    const { site, edition, now } = visit
    const source = await sourceByKey(site.archive.reads, visit.param('key'))
    if (!source) return NOT_FOUND
    const [other] = EDITION_LANGS.filter((lang) => lang !== edition.lang)
    const elsewhere = await listArticles(
      site.archive.reads,
      now,
      { sourceId: source.id, lang: other },
      { limit: IN_OTHER_LANGUAGE },
    )
    return { data: { source, list: await loadList(visit, { sourceId: source.id }), other, elsewhere: elsewhere.rows } }
  },
  view(visit, { source, list, other, elsewhere }) {
    const { text, lang } = sourceName(source, visit.edition.lang)
    return listPage(visit, list, {
      path: sourcePath(visit.edition.lang, source.key),
      title: text,
      titleLang: lang,
      empty: 'empty.source',
      before: html`${aboutSource(visit, source)}${searchInside(visit, 'source', source)}`,
      after: other && elsewhere.length > 0 ? inOtherLanguage(visit, languageName(visit.edition, other), elsewhere) : '',
    })
  },
})

function aboutSource({ edition }: Visit, source: Source): Html {
  const terms = source.usageTerms && localised(source.usageTerms, edition.lang)
  return html`${terms ? html`<p class="terms"><b>${message(edition, 'article.usageTerms')}</b> <span lang="${terms.lang}" dir="${directionOf(terms.lang)}">${terms.text}</span></p>` : ''}
${source.url ? html`<p><a href="${source.url}" rel="external noopener"><bdi dir="ltr">${new URL(source.url).host}</bdi></a></p>` : ''}`
}

function inOtherLanguage({ edition }: Visit, language: string, articles: readonly ArticleSummary[]): Html {
  return html`<section class="elsewhere"><h2>${message(edition, 'article.alsoIn', { language })}</h2>
${articles.map((article) => articleItem(edition, article, { level: 'h3' }))}
</section>`
}
