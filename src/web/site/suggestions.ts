import { searchHeadlines } from '../../archive/headlines.ts'
import { allSources } from '../../archive/sources.ts'
import { message } from '../../locale/messages.ts'
import { directionOf, type Lang, type Localised, localised } from '../../model/lang.ts'
import { matchKey } from '../../text/fold.ts'
import { definePage } from '../page.ts'
import { articleLink, sectionPath, sourcePath } from '../paths.ts'

const HEADLINES = 6
const NAMES = 2
const SHORTEST = 2
const LONGEST = 100
const MOST_WORDS = 6

/** What a reader may be about to ask for, and where it stands. */
interface Suggestion {
  readonly text: string
  readonly lang: Lang
  readonly dir: string
  /** What it is, in the edition's language; empty for an article. */
  readonly label: string
  readonly href: string
}

/**
 * Sections, sources and the newest headlines that have words beginning as those that are being typed. Of
 * headlines as many are looked through as `searchHeadlines` does, so the time is bounded in any archive.
 */
export const suggestions = definePage<{ readonly suggestions: readonly Suggestion[] }>({
  contentType: 'application/json; charset=utf-8',
  kept: false,
  async load({ site, edition, now, query, sections }) {
    const words = wordsIn(query.get('q') ?? '')
    if (words.join('').length < SHORTEST) return { data: { suggestions: [] } }
    const { lang } = edition
    const { reads } = site.archive
    const sources = await allSources(reads)
    const headlines = await searchHeadlines(reads, now, words, HEADLINES)
    const named = (key: string, names: Localised, path: typeof sectionPath, label: string) =>
      suggestion(localised(names, lang), label, path(lang, key))
    return {
      data: {
        suggestions: [
          ...beginning(words, sections).map((one) =>
            named(one.key, one.names, sectionPath, message(edition, 'search.facet.section')),
          ),
          ...beginning(words, sources).map((one) =>
            named(one.key, one.names, sourcePath, message(edition, 'search.facet.source')),
          ),
          ...headlines.map((article) =>
            suggestion({ text: article.headline, lang: article.lang }, '', articleLink(lang, article)),
          ),
        ],
      },
    }
  },
  view: (_, data) => JSON.stringify(data),
})

function wordsIn(text: string): readonly string[] {
  return matchKey(text.slice(0, LONGEST).toWellFormed()).split(' ').filter(Boolean).slice(0, MOST_WORDS)
}

/** The first few that have, in either language, a word beginning with each of the words. */
function beginning<T extends { readonly names: Localised }>(words: readonly string[], all: readonly T[]): readonly T[] {
  const holds = (name: string) => words.every((word) => ` ${matchKey(name)}`.includes(` ${word}`))
  return all.filter(({ names }) => Object.values(names).some(holds)).slice(0, NAMES)
}

function suggestion({ text, lang }: { text: string; lang: Lang }, label: string, href: string): Suggestion {
  return { text, lang, dir: directionOf(lang), label, href }
}
