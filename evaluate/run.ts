import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { NAME_PAIRS } from '../train/name-pairs.ts'
import { NEWS, reportLexicon } from './lexicon-report.ts'
import { reportNames } from './names-report.ts'
import { readRows } from './rows.ts'
import { type Measured, measureSearch } from './search.ts'
import { table } from './table.ts'

const USAGE = 'usage: npm run evaluate -- search|names|lexicon [--data FILE]'
const QUESTIONS = join(import.meta.dirname, '../../shared/data/search/questions-and-paragraphs.jsonl')

/** Each prints a table, and as its last line the figures as JSON; without a file it reads the shared one. */
const EVALUATIONS: Readonly<Record<string, { readonly data: string; readonly report: (file: string) => void }>> = {
  search: { data: QUESTIONS, report: reportSearch },
  names: { data: NAME_PAIRS, report: reportNames },
  lexicon: { data: NEWS, report: reportLexicon },
}

/** Returns the exit code. */
function evaluate(names: readonly string[], data: string | undefined): number {
  const evaluation = EVALUATIONS[names[0] ?? '']
  if (evaluation === undefined || names.length !== 1) {
    console.error(USAGE)
    return 2
  }
  const file = data ?? evaluation.data
  if (!existsSync(file)) {
    console.error(`no such file: ${file}\n${USAGE}`)
    return 1
  }
  evaluation.report(file)
  return 0
}

/** All ways to search that were tried. */
function reportSearch(file: string): void {
  const rows = readRows(file)
  const measured = measureSearch(rows)
  console.log(tableOf(measured))
  console.log('\nA question of one language to a paragraph of the other: not built.\n')
  console.log(JSON.stringify(figures(rows.length, measured)))
}

function tableOf(measured: readonly Measured[]): string {
  const cells = measured.map(({ lang, way, r1, r5, mrr10 }) => [
    lang,
    way,
    ...[r1, r5, mrr10].map((one) => one.toFixed(4)),
  ])
  return table([['', 'way', 'R@1', 'R@5', 'MRR@10'], ...cells])
}

/** `ar-ar` is Warraq's own way for an Arabic question and Arabic paragraphs; what is not built is null. */
function figures(paragraphs: number, measured: readonly Measured[]): unknown {
  const of = (lang: string, name: string) => measured.find((one) => one.lang === lang && one.way === name)
  return {
    evaluation: 'search',
    paragraphs,
    'ar-ar': of('ar', 'warraq'),
    'en-en': of('en', 'warraq'),
    'en-en plain': of('en', 'plain BM25, stems'),
    'ar-en': null,
    'en-ar': null,
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
process.exitCode = evaluate(positionals, values.data)
