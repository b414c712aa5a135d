import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readRows } from './rows.ts'
import { type Measured, measureSearch } from './search.ts'

const USAGE = 'usage: npm run evaluate -- search [--data FILE]'
const QUESTIONS = join(import.meta.dirname, '../../shared/data/search/questions-and-paragraphs.jsonl')

/** Prints a table of all ways that were tried, and as its last line the figures as JSON. Returns the exit code. */
function evaluateSearch(file: string): number {
  if (!existsSync(file)) {
    console.error(`no such file: ${file}\n${USAGE}`)
    return 1
  }
  const rows = readRows(file)
  const measured = measureSearch(rows)
  console.log(tableOf(measured))
  console.log('\nA question of one language to a paragraph of the other: not built.\n')
  console.log(JSON.stringify(figures(rows.length, measured)))
  return 0
}

function tableOf(measured: readonly Measured[]): string {
  const cells = measured.map(({ lang, way, r1, r5, mrr10 }) => [
    lang,
    way,
    ...[r1, r5, mrr10].map((one) => one.toFixed(4)),
  ])
  const rows = [['', 'way', 'R@1', 'R@5', 'MRR@10'], ...cells]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
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
if (positionals[0] === 'search' && positionals.length === 1) process.exitCode = evaluateSearch(values.data ?? QUESTIONS)
else {
  console.error(USAGE)
  process.exitCode = 2
}
