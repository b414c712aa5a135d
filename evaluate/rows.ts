import { readFileSync } from 'node:fs'

/** A paragraph in two languages with questions that it answers. */
export interface Row {
  readonly id: string
  readonly ar: string
  readonly en: string
  readonly questions: readonly { readonly ar: string; readonly en: string }[]
}

/** Reads JSON Lines; throws where the file cannot be read or a line is not such a row. */
export function readRows(file: string): readonly Row[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.flatMap((line, index) => (line.trim() === '' ? [] : [checked(JSON.parse(line), `${file}:${index + 1}`)]))
}

function checked(row: Row, place: string): Row {
  const isBilingual = (one: { ar?: unknown; en?: unknown }) =>
    typeof one?.ar === 'string' && typeof one?.en === 'string'
  if (isBilingual(row) && Array.isArray(row.questions) && row.questions.every(isBilingual)) return row
  throw new Error(`${place}: expected { ar, en, questions: [{ ar, en }] }`)
}
