import { entitiesTold } from '../../archive/entity-mentions.ts'
import { allSources } from '../../archive/sources.ts'
import { KINDS } from '../../model/article.ts'
import { EDITION_LANGS, type EditionLang } from '../../model/lang.ts'
import { allOrganisations } from '../../text/gazetteer/organisations.ts'
import { allPlaces } from '../../text/gazetteer/places.ts'
import { allTopics } from '../../text/topics/topic.ts'
import { editionAlternates } from '../canonical.ts'
import { definePage } from '../page.ts'
import {
  archivePath,
  entityPath,
  frontPath,
  kindPath,
  sectionPath,
  sourcePath,
  sourcesPath,
  storiesPath,
  topicPath,
} from '../paths.ts'
import type { Visit } from '../site.ts'
import { ALTERNATES, MOST_URLS, SITEMAP_TYPE, writeUrlset } from './urlset.ts'

export const pageSitemapPath = '/sitemap/pages.xml'

interface PageKeys {
  readonly sections: readonly string[]
  readonly sources: readonly string[]
  /** Paths of places, organisations and topics, by the edition that has a text about them. */
  readonly coverage: Readonly<Record<EditionLang, readonly string[]>>
}

/**
 * The pages that are lists, in every edition, and what coverage there is of places, organisations and topics. Sources
 * beyond the protocol's bound are found through the list of sources.
 */
export const pageSitemap = definePage<PageKeys>({
  contentType: SITEMAP_TYPE,
  async load(visit) {
    const sources = await allSources(visit.site.archive.reads)
    const [ar, en] = [await coveragePaths(visit, 'ar'), await coveragePaths(visit, 'en')]
    return { data: { sections: visit.sections.map(keyOf), sources: sources.map(keyOf), coverage: { ar, en } } }
  },
  view({ site }, { sections, sources, coverage }) {
    const inEvery = (lang: EditionLang) => [
      frontPath(lang),
      ...KINDS.map((kind) => kindPath(lang, kind)),
      archivePath(lang),
      sourcesPath(lang),
      storiesPath(lang),
      ...sections.map((key) => sectionPath(lang, key)),
      ...sources.map((key) => sourcePath(lang, key)),
    ]
    const most = MOST_URLS / EDITION_LANGS.length
    const urls = EDITION_LANGS.flatMap((lang) => [
      ...coverage[lang].map((path) => ({ path })),
      ...inEvery(lang)
        .slice(0, most - coverage[lang].length)
        .map((path) => ({ path, alternates: editionAlternates(path) })),
    ])
    return writeUrlset(site, urls, ALTERNATES)
  },
})

/** A page that says that nothing is told of it asks not to be indexed, so it has no place in a sitemap. */
async function coveragePaths({ site, now }: Visit, lang: EditionLang): Promise<readonly string[]> {
  const paths = new Map<string, string>([
    ...[...allPlaces().keys()].map((id) => [`place:${id}`, entityPath(lang, `place:${id}`)] as const),
    ...[...allOrganisations().keys()].map(
      (id) => [`organisation:${id}`, entityPath(lang, `organisation:${id}`)] as const,
    ),
    ...[...allTopics().values()].map((topic) => [`topic:${topic.id}`, topicPath(lang, topic)] as const),
  ])
  const told = await entitiesTold(site.archive.reads, now, lang, [...paths.keys()])
  return told.flatMap((entity) => paths.get(entity) ?? [])
}

function keyOf({ key }: { readonly key: string }): string {
  return key
}
