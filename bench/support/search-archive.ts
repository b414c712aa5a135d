import type { Archive } from '../../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { allSections, allSources } from '../../src/archive/sources.ts'
import type { EditionLang } from '../../src/model/lang.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'
import { addPlaces } from './archive.ts'
import { publishedAt } from './corpus.ts'
import { LanguageModel } from './language-model.ts'
import { random } from './random.ts'

export interface Text {
  readonly lang: EditionLang
  readonly kind: 'news' | 'article'
  readonly headline: string
  readonly standfirst: string | null
  readonly paragraphs: readonly string[]
}

const MODELS = { ar: new LanguageModel('ar'), en: new LanguageModel('en') }

/** Reports are short and analyses long: 100 to 600 words, 250 on average, which is 1.4 KB in English and 2.5 in Arabic. */
const SHORTEST = 100
const LONGEST = 600

/** Article `number` of the archive, the same on every machine: Arabic and English in turn. */
export function textOf(number: number): Text {
  const next = random(number * 2 + 1)
  const lang = number % 2 === 0 ? 'ar' : 'en'
  const length = SHORTEST + Math.floor((LONGEST - SHORTEST) * next() ** 2.3)
  const paragraphs: string[] = []
  for (let left = length; left > 0; left -= 50) {
    paragraphs.push([0, 1].map(() => sentence(lang, next, 15 + Math.floor(next() * 20))).join(' '))
  }
  return {
    lang,
    kind: number % 3 === 0 ? 'article' : 'news',
    headline: sentence(lang, next, 6 + Math.floor(next() * 4)).slice(0, -1),
    standfirst: next() < 0.5 ? sentence(lang, next, 14) : null,
    paragraphs,
  }
}

function sentence(lang: EditionLang, next: () => number, length: number): string {
  const text = MODELS[lang].words(next, length).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

const ROWS_A_TRANSACTION = 1000
const ROWS_A_STATEMENT = 100

/**
 * Puts so many articles into an archive, without the items, ledger rows and facts that a search never reads: its own
 * tables are filled by a rebuild. Goes on where it was stopped.
 */
export async function fillArchive(
  location: ArchiveLocation,
  articles: number,
  tell: (number: number) => Text = textOf,
): Promise<void> {
  await addPlaces(location)
  const archive = await openArchive(location)
  for (let from = (await lastArticle(archive)) + 1; from <= articles; from += ROWS_A_TRANSACTION) {
    await addArticles(archive, from, Math.min(from + ROWS_A_TRANSACTION, articles + 1), tell)
    if ((from - 1) % 100_000 === 0) console.error(`${archive.name}: ${from - 1} of ${articles} articles written`)
  }
  await archive.close()
}

/** The highest number of an article, 0 where there is none. */
export async function lastArticle({ reads }: Archive): Promise<number> {
  const { last } = await reads
    .selectFrom('article')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/** Writes the articles `from` up to and without `to`. */
export async function addArticles(
  archive: Archive,
  from: number,
  to: number,
  tell: (number: number) => Text = textOf,
): Promise<void> {
  const [sources, sections] = [await allSources(archive.reads), await allSections(archive.reads)]
  const numbers = Array.from({ length: to - from }, (_, index) => from + index)
  await archive.writes.transaction().execute(async (tx) => {
    for (let at = 0; at < numbers.length; at += ROWS_A_STATEMENT) {
      const rows = numbers
        .slice(at, at + ROWS_A_STATEMENT)
        .map((number) => rowsOf(number, tell(number), sources, sections))
      await tx
        .insertInto('article')
        .values(rows.map(({ article }) => article))
        .execute()
      await tx
        .insertInto('revision')
        .values(rows.map(({ revision }) => revision))
        .execute()
    }
  })
}

type Numbered = readonly { readonly id: number }[]

function rowsOf(number: number, text: Text, sources: Numbered, sections: Numbered) {
  const { lang, kind, headline, standfirst, paragraphs } = text
  const at = publishedAt(number)
  const key = `search-${number}`
  const next = random(number)
  const idOf = (all: Numbered) => all[Math.floor(next() ** 2 * all.length)]?.id ?? 0
  return {
    article: {
      id: number,
      lang,
      kind,
      genre: null,
      status: 'published',
      source_id: idOf(sources),
      section_id: idOf(sections),
      published_at: at,
      published_precision: 'minute',
      modified_at: at,
      revision: 1,
      slug: key,
      identity: key,
      url: null,
      title_key: key,
      text_key: key,
      translation_set: key,
      comment_count: 0,
    },
    revision: {
      article_id: number,
      number: 1,
      item_id: null,
      headline,
      standfirst,
      byline: null,
      dateline: null,
      body: paragraphsToHtml(paragraphs),
      digest: key,
      created_at: at,
    },
  }
}
