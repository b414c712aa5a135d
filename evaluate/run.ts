import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { meaningOf } from '../src/jobs/meaning.ts'
import { NAME_PAIRS } from '../train/name-pairs.ts'
import { NEWS, reportLexicon } from './lexicon-report.ts'
import { reportNames } from './names-report.ts'
import { DOCUMENT_PAIRS, reportRelated } from './related-report.ts'
import { readRows } from './rows.ts'
import { type Figures, type Measured, measureSearch } from './search.ts'
import { type MeasuredAcross, measureAcross } from './search-across.ts'
import { reportCodes } from './security-code/report.ts'
import { LABELS, reportStories } from './stories.ts'
import { table } from './table.ts'
import { reportTopics, TRANSLATIONS } from './topics.ts'

const USAGE =
  'usage: npm run evaluate -- search|names|lexicon|related|security-code|stories|topics [--data FILE] [--distractors FILE] [--embedding-model DIR [--embedding-prefix TEXT]]'
const QUESTIONS = join(import.meta.dirname, '../../shared/data/search/questions-and-paragraphs.jsonl')

interface Options {
  readonly data?: string
  readonly distractors?: string
  readonly 'embedding-model'?: string
  readonly 'embedding-prefix'?: string
}

interface Evaluation {
  readonly data?: string
  readonly report: (file: string, options: Options) => void | Promise<void>
}

/** Each prints a table, and as its last line the figures as JSON; without a file it reads the shared one, if it reads any. */
const EVALUATIONS: Readonly<Record<string, Evaluation>> = {
  search: { data: QUESTIONS, report: reportSearch },
  names: { data: NAME_PAIRS, report: reportNames },
  lexicon: { data: NEWS, report: reportLexicon },
  related: { data: DOCUMENT_PAIRS, report: reportRelatedWith },
  'security-code': { report: reportCodes },
  stories: { data: LABELS, report: reportStories },
  topics: { data: TRANSLATIONS, report: reportTopics },
}

/** Returns the exit code. */
async function evaluate(names: readonly string[], options: Options): Promise<number> {
  const evaluation = EVALUATIONS[names[0] ?? '']
  if (evaluation === undefined || names.length !== 1) {
    console.error(USAGE)
    return 2
  }
  const file = options.data ?? evaluation.data
  if (file !== undefined && !existsSync(file)) {
    console.error(`no such file: ${file}\n${USAGE}`)
    return 1
  }
  await evaluation.report(file ?? '', options)
  return 0
}

/** With the operator's embedding model, where one is given. */
async function reportRelatedWith(file: string, options: Options): Promise<void> {
  const { 'embedding-model': embeddingModel, 'embedding-prefix': embeddingPrefix, distractors } = options
  const meaning = await meaningOf({ embeddingModel, embeddingPrefix })
  await reportRelated(file, distractors, meaning)
  await meaning?.close()
}

/** All ways to search that were tried. */
async function reportSearch(file: string): Promise<void> {
  const rows = readRows(file)
  const measured = measureSearch(rows)
  const across = await measureAcross(rows)
  console.log(tableOf(measured.map((one) => [one.lang, one])))
  console.log('\nA question of one language to a paragraph of the other:\n')
  console.log(tableOf(across.map((one) => [`${one.from}-${one.to}`, one])))
  console.log(`\n${JSON.stringify(figures(rows.length, measured, across))}`)
}

function tableOf(rows: readonly (readonly [string, Figures & { readonly way: string }])[]): string {
  const cells = rows.map(([langs, { way, r1, r5, mrr10 }]) => [langs, way, ...[r1, r5, mrr10].map((n) => n.toFixed(4))])
  return table([['', 'way', 'R@1', 'R@5', 'MRR@10'], ...cells])
}

/** `ar-ar` is Warraq's own way for an Arabic question and Arabic paragraphs. */
function figures(paragraphs: number, measured: readonly Measured[], across: readonly MeasuredAcross[]): unknown {
  const of = (lang: string, name: string) => measured.find((one) => one.lang === lang && one.way === name)
  return {
    evaluation: 'search',
    paragraphs,
    'ar-ar': of('ar', 'warraq'),
    'en-en': of('en', 'warraq'),
    'en-en plain': of('en', 'plain BM25, stems'),
    'ar-en': across.find(({ from, way }) => from === 'ar' && way === 'warraq'),
    'en-ar': across.find(({ from, way }) => from === 'en' && way === 'warraq'),
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string' },
    distractors: { type: 'string' },
    'embedding-model': { type: 'string' },
    'embedding-prefix': { type: 'string' },
  },
})
process.exitCode = await evaluate(positionals, values)
