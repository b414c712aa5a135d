import { readFileSync } from 'node:fs'

const KNOWLEDGE = new URL('../../../knowledge/', import.meta.url)

/** A row of a table, by the names of its columns; `line` counts from 1. A column that a row leaves out is ''. */
export interface Row {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** The rows of a file in `knowledge/`: tab-separated, the columns named by the first row, `#` begins a comment. */
export function readTable(file: string): readonly Row[] {
  return parseTable(readFileSync(new URL(file, KNOWLEDGE), 'utf8'))
}

export function parseTable(text: string): readonly Row[] {
  const lines = text.split(/\r?\n/).map((line, index) => ({ line: index + 1, cells: line.split('\t') }))
  const [header, ...rows] = lines.filter(({ cells }) => /^[^#\s]|\t[^\s]/.test(cells.join('\t')))
  const columns = header?.cells ?? []
  return rows.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, index) => [column.trim(), (cells[index] ?? '').trim()])),
  }))
}

/** The alternatives of a cell, `حلب | مدينة حلب`, in their order. */
export function alternatives(cell: string | undefined): readonly string[] {
  return (cell ?? '')
    .split('|')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}
