import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Meaning } from '../src/relate/meaning/meaning.ts'
import { pointedSentences } from '../src/text/sentences.ts'
import { measureRelated, type Pair, type RelatedFigures } from './related.ts'
import { table } from './table.ts'

export const DOCUMENT_PAIRS = join(import.meta.dirname, '../../shared/data/cross-language/news-pairs.jsonl')
const SEEDS = join(import.meta.dirname, '../seeds/articles/*.json')

/** Prints how texts find their counterparts in the other language, and as its last line the figures as JSON. */
export async function reportRelated(
  file: string,
  distractors: string | undefined,
  meaning: Meaning | undefined,
): Promise<void> {
  if (distractors !== undefined && !existsSync(distractors)) throw new Error(`no such file: ${distractors}`)
  const pairs = lines(file).map(pairOf)
  const others = distractors === undefined ? [] : lines(distractors).flatMap(textsOf)
  const seeds = globSync(SEEDS)
    .sort()
    .map((seed): object => JSON.parse(readFileSync(seed, 'utf8')))
  const figures = await measureRelated(pairs, [...seeds, ...others], meaning)
  console.log(`${pairs.length} texts in both languages, ${seeds.length + others.length} others, all of one day\n`)
  console.log(tableOf(figures))
  console.log(`\nnot first: ${missed(figures)}\n`)
  console.log(JSON.stringify({ evaluation: 'related', pairs: pairs.length, figures }))
}

function lines(file: string): Record<string, unknown>[] {
  const written = readFileSync(file, 'utf8').split('\n')
  return written.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
}

/** A text may be its paragraphs, or a single one, which is parted into its sentences. */
function paragraphsOf(value: unknown): readonly string[] {
  const paragraphs = typeof value === 'string' ? pointedSentences(value) : value
  if (Array.isArray(paragraphs) && paragraphs.every((one) => typeof one === 'string')) return paragraphs
  throw new Error('expected { id, ar, en } with texts or lists of paragraphs')
}

function pairOf(row: Record<string, unknown>): Pair {
  return { id: String(row.id), ar: paragraphsOf(row.ar), en: paragraphsOf(row.en) }
}

/** A distractor is an article as `warraq import` reads it, or a row like those of the pairs, in one language or both. */
function textsOf(row: Record<string, unknown>, index: number): readonly object[] {
  if (row.headline !== undefined) return [{ source: 'Evaluation', ...row }]
  return ['ar', 'en'].flatMap((lang) => {
    if (row[lang] === undefined) return []
    const [headline = '', ...body] = paragraphsOf(row[lang])
    return [
      { id: `other-${index}.${lang}`, lang, source: 'Evaluation', headline, body: body.length > 0 ? body : [headline] },
    ]
  })
}

function tableOf(figures: readonly RelatedFigures[]): string {
  const cells = figures.map(({ way, from, r1, mrr }) => [
    way,
    from === 'ar' ? 'ar-en' : 'en-ar',
    r1.toFixed(4),
    mrr.toFixed(4),
  ])
  return table([['way', '', 'R@1', 'MRR'], ...cells])
}

function missed(figures: readonly RelatedFigures[]): string {
  const own = figures
    .filter(({ way }) => !way.startsWith('without'))
    .flatMap((one) => one.missed.map((id) => `${id} (${one.way}, ${one.from})`))
  return own.length === 0 ? 'none' : own.join(', ')
}
