import { allSources } from '../../archive/sources.ts'
import { message } from '../../locale/messages.ts'
import { html } from '../html.ts'
import { layout } from '../layout.ts'
import { definePage } from '../page.ts'
import { inLang, sourceName } from '../parts/names.ts'
import { sourcePath, sourcesPath } from '../paths.ts'

/** All sources, by their names in the edition's language. */
export const sourcesPage = definePage({
  load: async ({ site }) => ({ data: await allSources(site.archive.reads) }),
  view(visit, sources) {
    const { edition } = visit
    const title = message(edition, 'site.sources')
    const collator = new Intl.Collator(edition.lang)
    const named = sources
      .map((source) => ({ source, name: sourceName(source, edition.lang) }))
      .sort((one, other) => collator.compare(one.name.text, other.name.text))
    const items = named.map(
      ({ source, name }) =>
        html`<li><a href="${sourcePath(edition.lang, source.key)}">${inLang(name.text, name.lang, edition.lang)}</a></li>`,
    )
    return layout(
      visit,
      { title, path: sourcesPath(edition.lang) },
      html`<header class="page-title"><h1>${title}</h1></header>
${items.length > 0 ? html`<ul class="index">${items}</ul>` : html`<p class="empty">${message(edition, 'empty.front')}</p>`}`,
    )
  },
})
