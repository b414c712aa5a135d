import { type Format, HEAD_LENGTH } from './format.ts'
import { htmlPage } from './formats/html-page.ts'
import { jsonLines } from './formats/json-lines.ts'
import { pageText } from './formats/page-text.ts'

/** JSON first, for its rows are many; page text last, for its labels may stand in any markup. */
const FORMATS: readonly Format[] = [jsonLines, htmlPage, pageText]

/** The format that a text is in, by its beginning and its file's name; undefined where none recognises it. */
export function detectFormat(text: string, name: string): Format | undefined {
  const head = text.slice(0, HEAD_LENGTH)
  return FORMATS.find((format) => format.recognises(head, name))
}
