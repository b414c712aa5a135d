import { allSources } from '../../archive/sources.ts'
import { KINDS } from '../../model/article.ts'
import { EDITION_LANGS, type EditionLang } from '../../model/lang.ts'
import { editionAlternates } from '../canonical.ts'
import { definePage } from '../page.ts'
import { archivePath, frontPath, kindPath, sectionPath, sourcePath, sourcesPath, storiesPath } from '../paths.ts'
import { ALTERNATES, MOST_URLS, SITEMAP_TYPE, writeUrlset } from './urlset.ts'

export const pageSitemapPath = '/sitemap/pages.xml'

/** The pages that are lists, in every edition. Sources beyond the protocol's bound are found through the list of sources. */
export const pageSitemap = definePage({
  contentType: SITEMAP_TYPE,
  async load({ site, sections }) {
    const sources = await allSources(site.archive.reads)
    return { data: { sections: sections.map(keyOf), sources: sources.map(keyOf) } }
  },
  view({ site }, { sections, sources }) {
    const pathsOf = (lang: EditionLang) => [
      frontPath(lang),
      ...KINDS.map((kind) => kindPath(lang, kind)),
      archivePath(lang),
      sourcesPath(lang),
      storiesPath(lang),
      ...sections.map((key) => sectionPath(lang, key)),
      ...sources.map((key) => sourcePath(lang, key)),
    ]
    const paths = EDITION_LANGS.flatMap((lang) => pathsOf(lang).slice(0, MOST_URLS / EDITION_LANGS.length))
    const urls = paths.map((path) => ({ path, alternates: editionAlternates(path) }))
    return writeUrlset(site, urls, ALTERNATES)
  },
})

function keyOf({ key }: { readonly key: string }): string {
  return key
}
