import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Archive } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open.ts'
import { importInputs } from '../src/intake/import.ts'
import { EDITION_LANGS, type EditionLang } from '../src/model/lang.ts'
import { EVIDENCE, type Evidence } from '../src/model/relation.ts'
import { type Knowledge, ownKnowledge } from '../src/relate/knowledge.ts'
import { listsOf } from '../src/relate/lists.ts'
import { embedStep, wantAllMeaning } from '../src/relate/meaning/embed.ts'
import type { Meaning } from '../src/relate/meaning/meaning.ts'
import { relateArticle } from '../src/relate/relate-article.ts'
import { refreshStep } from '../src/relate/upkeep.ts'

/** A news document in both languages, by paragraphs; the first is the headline. */
export interface Pair {
  readonly id: string
  readonly ar: readonly string[]
  readonly en: readonly string[]
}

/** How often the counterpart of a text came first in its lists, and the mean of one over its rank. */
export interface RelatedFigures {
  readonly way: string
  readonly from: EditionLang
  readonly texts: number
  readonly r1: number
  readonly mrr: number
  /** The texts whose counterpart did not come first. */
  readonly missed: readonly string[]
}

interface Way {
  readonly name: string
  /** How many of a text's paragraphs are taken, its headline among them. */
  readonly paragraphs: number
  readonly without: readonly Evidence[]
  readonly meaning?: Meaning
}

const WAYS: readonly Way[] = [
  { name: 'warraq', paragraphs: Number.POSITIVE_INFINITY, without: [] },
  { name: 'headline and first paragraph', paragraphs: 2, without: [] },
  ...EVIDENCE.map((type) => ({ name: `without ${type}`, paragraphs: Number.POSITIVE_INFINITY, without: [type] })),
]

/** Every way in both directions. All texts are of one day, so that time tells nothing. */
export async function measureRelated(
  pairs: readonly Pair[],
  distractors: readonly object[],
  meaning: Meaning | undefined,
): Promise<readonly RelatedFigures[]> {
  const figures: RelatedFigures[] = []
  const modelled = meaning
    ? WAYS.slice(0, 2).map((way) => ({ ...way, name: `${way.name}, with the model`, meaning }))
    : []
  for (const way of [...WAYS, ...modelled]) figures.push(...(await measureWay(pairs, distractors, way)))
  return figures
}

async function measureWay(
  pairs: readonly Pair[],
  distractors: readonly object[],
  way: Way,
): Promise<readonly RelatedFigures[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-evaluate-'))
  try {
    const file = join(dataDir, 'texts.jsonl')
    const texts = pairs.flatMap((pair) => EDITION_LANGS.map((lang) => textOf(pair, lang, way.paragraphs)))
    writeFileSync(file, [...texts, ...distractors.map(sameDay)].map((text) => JSON.stringify(text)).join('\n'))
    const archive = await openArchive({ dataDir, databaseUrl: undefined })
    try {
      const ids = await relateAll(archive, file, { ...ownKnowledge(), without: new Set(way.without) })
      if (way.meaning) await letRead(archive, way.meaning)
      return await Promise.all(
        EDITION_LANGS.map(async (from) => {
          const ranks = await ranksOf(archive, pairs, ids, from)
          return {
            way: way.name,
            from,
            ...figuresOf(ranks),
            missed: pairs.filter((_, at) => ranks[at] !== 1).map(({ id }) => id),
          }
        }),
      )
    } finally {
      await archive.close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const DAY = '2018-10-01'

function textOf(pair: Pair, lang: EditionLang, paragraphs: number): object {
  const [headline = '', ...body] = pair[lang].slice(0, paragraphs)
  // An article needs a headline and a body; a text of one sentence has no headline.
  if (body.length === 0) return textOf({ ...pair, [lang]: ['—', headline] }, lang, paragraphs)
  return {
    id: `${pair.id}.${lang}`,
    lang,
    kind: 'news',
    date: DAY,
    source: 'Evaluation',
    headline: headline.slice(0, 500),
    body,
  }
}

function sameDay(text: object): object {
  return {
    ...text,
    kind: 'news',
    date: DAY,
    genre: undefined,
    translationOf: undefined,
    relatedNews: undefined,
    relatedArticles: undefined,
  }
}

/** Imports the texts as the product does, and relates them. Their numbers, by what their source calls them. */
async function relateAll(archive: Archive, file: string, knowledge: Knowledge): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  const names = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => String(JSON.parse(line).id))
  let at = 0
  for await (const { receipts } of importInputs(archive, [file], { now: Date.now })) {
    for (const { article, outcome, reason, detail } of receipts) {
      if (outcome !== 'imported' && outcome !== 'duplicate')
        throw new Error(`${names[at]}: ${outcome} ${reason} ${detail}`)
      ids.set(names[at++] ?? '', article?.id ?? 0)
    }
  }
  for (const id of ids.values()) await archive.writes.transaction().execute((tx) => relateArticle(tx, id, knowledge))
  while ((await refreshStep(archive, knowledge)) === 'worked');
  return ids
}

/** The model reads all texts, and their lists are made again. */
async function letRead(archive: Archive, meaning: Meaning): Promise<void> {
  await wantAllMeaning(archive, meaning)
  const options = { now: Date.now(), log: (line: string) => console.error(line) }
  while ((await embedStep(archive, meaning, options)) !== 'idle');
}

/** The rank of each text's counterpart among the articles of the other language in its lists; infinite when it is in none. */
async function ranksOf(
  archive: Archive,
  pairs: readonly Pair[],
  ids: ReadonlyMap<string, number>,
  from: EditionLang,
): Promise<readonly number[]> {
  const to = from === 'ar' ? 'en' : 'ar'
  return Promise.all(
    pairs.map(async ({ id }) => {
      const lists = await listsOf(archive.reads, Date.now(), ids.get(`${id}.${from}`) ?? 0)
      const others = [...lists.news, ...lists.article].filter(({ article }) => article?.lang === to)
      const at = others.findIndex(({ article }) => article?.id === ids.get(`${id}.${to}`))
      return at < 0 ? Number.POSITIVE_INFINITY : at + 1
    }),
  )
}

function figuresOf(ranks: readonly number[]): Pick<RelatedFigures, 'texts' | 'r1' | 'mrr'> {
  const mean = (gain: (rank: number) => number) =>
    ranks.reduce((sum, rank) => sum + gain(rank), 0) / Math.max(ranks.length, 1)
  return { texts: ranks.length, r1: mean((rank) => (rank === 1 ? 1 : 0)), mrr: mean((rank) => 1 / rank) }
}
