import type { RawItem, Reference } from '../../model/item.ts'
import { cleanCharacters, cleanLine } from '../../text/clean.ts'
import { splitDateline } from '../../text/dateline.ts'
import type { Format, Refusal } from '../format.ts'
import { type HeaderField, headerFieldsIn, type Landmark, landmarkIn } from './page-labels.ts'

/**
 * Plain text of an article page: `Date:` and `Source:`, the headline, the body, `Readers Comments (n)`,
 * `Related News`, `Related Articles`, a copyright line. What stands before the header, the comments and
 * the page's furniture are not read. A page does not say what kind it is; see `steps/kind.ts`.
 */
export const pageText: Format = {
  name: 'page-text',
  recognises: (head) => isPage(linesOf(head)),
  parse: async (text) => [parsePage(text)],
}

type Header = { readonly fields: ReadonlyMap<HeaderField, string>; readonly end: number }

/** Lines longer than a terminal is wide were not broken to fit one: each is a paragraph. */
const WRAPPED_WIDTH = 100
/** A line of its own under the headline. A sentence may begin with “By” as well, but it ends, or has a comma or a digit. */
const BYLINE = /^(?:By|بقلم|كتب|كتبت) (?!.*[.,،;؛:?؟!\p{Nd}])(\p{L}.{1,78}\p{L})$/u
const BULLET = /^[-–—•*·▪]\s+/

/** Whether lines are an article page: a whole header, or half a header and the labels that follow a body. */
function isPage(lines: readonly string[]): boolean {
  const header = findHeader(lines)
  return header !== undefined && (isWhole(header) || lines.some((line) => landmarkIn(line) !== undefined))
}

/** Whether a text begins as an article page does; `parsePage` then reads it. */
export function isPageText(text: string): boolean {
  const header = findHeader(linesOf(text))
  return header !== undefined && isWhole(header)
}

/** Reads one article page. Of several in one file none is taken, because a reader's comment could forge the second. */
export function parsePage(text: string): RawItem | Refusal {
  const lines = linesOf(text)
  const header = findHeader(lines)
  if (header === undefined) return { rejection: 'unrecognised-format' }
  const page = lines.slice(header.end)
  const second = secondPage(page)
  if (second !== undefined) return { rejection: 'several-pages', detail: `line ${header.end + second + 1}` }
  return { ...Object.fromEntries(header.fields), ...readPage(page) }
}

/** A first line with an agency's dateline is the body's: such a page has lost its headline. */
function readPage(lines: readonly string[]): RawItem {
  const marks = lines.map(landmarkIn)
  const text = lines.slice(0, bodyEnd(marks))
  const first = text.findIndex((line) => line !== '')
  const headline = text[first]
  const isHeadless = headline === undefined || splitDateline(headline).agency !== undefined
  const rest = isHeadless ? text : text.slice(first + 1)
  const second = rest.findIndex((line) => line !== '')
  const byline = BYLINE.exec(rest[second] ?? '')?.[1]
  return {
    headline: isHeadless ? undefined : headline,
    ...(byline !== undefined && { byline }),
    body: { paragraphs: paragraphsIn(byline === undefined ? rest : rest.slice(second + 1)) },
    references: [...listed('news', lines, marks), ...listed('article', lines, marks)],
    commentCount: marks.find((mark) => mark?.name === 'comments')?.count,
  }
}

function linesOf(text: string): string[] {
  return cleanCharacters(text).split('\n').map(cleanLine)
}

/** The first whole header, else the first half of one. */
function findHeader(lines: readonly string[]): Header | undefined {
  let half: Header | undefined
  for (let at = 0; at < lines.length; at++) {
    if (headerFieldsIn(lines[at] ?? '').length === 0) continue
    const header = readHeader(lines, at)
    if (isWhole(header)) return header
    half ??= header
    at = header.end - 1
  }
  return half
}

function isWhole({ fields }: Header): boolean {
  return fields.has('date') && fields.has('source')
}

/**
 * Reads header lines from `at` on. A value may stand on the line after its label where all values do;
 * after `Date: Jun 6, 2020` and an empty `Source:` the next line is the headline.
 */
function readHeader(lines: readonly string[], at: number): Header {
  const fields = new Map<HeaderField, string>()
  let isBelow = true
  let end = at
  for (let line = at; line < lines.length; line++) {
    const found = headerFieldsIn(lines[line] ?? '')
    if (found.length === 0 && lines[line] !== '') break
    for (const [field, value] of found) {
      if (value !== '') isBelow = false
      const next = lines[line + 1] ?? ''
      const below = isBelow && headerFieldsIn(next).length === 0 ? next : ''
      if (below !== '') line += 1
      if (!fields.has(field)) fields.set(field, value || below)
    }
    end = line + 1
  }
  return { fields, end }
}

/** The body ends at the first label that follows bodies; a copyright line counts only where there is none. */
function bodyEnd(marks: readonly (Landmark | undefined)[]): number {
  const label = marks.findIndex((mark) => mark !== undefined && mark.name !== 'copyright')
  const end = label === -1 ? marks.findIndex((mark) => mark !== undefined) : label
  return end === -1 ? marks.length : end
}

function paragraphsIn(lines: readonly string[]): string[] {
  const blocks: string[][] = [[]]
  for (const line of lines) {
    if (line === '') blocks.push([])
    else blocks.at(-1)?.push(line)
  }
  const filled = blocks.filter((block) => block.length > 0)
  const isWrapped = filled.length > 1 && filled.every((block) => block.length === 1 || block.every(isNarrow))
  return isWrapped ? filled.map((block) => block.join(' ')) : filled.flat()
}

function isNarrow(line: string): boolean {
  return line.length <= WRAPPED_WIDTH
}

/** The titles under the last label of a list: an earlier one stands in somebody's comment. */
function listed(
  kind: Reference['kind'],
  lines: readonly string[],
  marks: readonly (Landmark | undefined)[],
): Reference[] {
  const label = marks.findLastIndex((mark) => mark?.name === kind)
  if (label === -1) return []
  const next = marks.findIndex((mark, at) => at > label && mark !== undefined)
  return lines
    .slice(label + 1, next === -1 ? undefined : next)
    .filter((line) => line !== '')
    .map((line) => ({ kind, title: line.replace(BULLET, '') }))
}

function secondPage(lines: readonly string[]): number | undefined {
  const copyright = lines.findIndex((line) => landmarkIn(line)?.name === 'copyright')
  if (copyright === -1) return undefined
  for (let at = copyright; at < lines.length; at++) {
    if (headerFieldsIn(lines[at] ?? '').length > 0 && isWhole(readHeader(lines, at))) return at
  }
  return undefined
}
