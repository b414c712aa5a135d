import type { SafeHtml } from '../model/markup.ts'
import { cleanLine } from './clean.ts'
import { escapeHtml, unescapeHtml } from './escape.ts'
import { blocksOf } from './html-blocks.ts'
import { filterHtml } from './html-filter.ts'

/*
 * The only place that makes a SafeHtml. One has a canonical form, on which the readers below rely: a list
 * of blocks parted by line breaks; every `<` begins a tag, no attribute holds a `>`, and the only
 * entities are the four of `escapeHtml`.
 */

/** Plain paragraphs as markup: escaped, cleaned, empty ones left out. */
export function paragraphsToHtml(paragraphs: readonly string[]): SafeHtml {
  return asSafe(
    paragraphs
      .map(cleanLine)
      .filter((text) => text !== '')
      .map((text) => `<p>${escapeHtml(text)}</p>`),
  )
}

/**
 * Untrusted markup as an article's body: text, headings, quotations, lists, tables and links, without
 * pictures, scripts, styles, classes and identifiers. Idempotent.
 *
 * @throws {Problem} `too-large`, `markup-too-deep`: the limits of `filterHtml`
 */
export function sanitise(html: string): SafeHtml {
  return asSafe(blocksOf(filterHtml(html)))
}

/** The text alone: blocks parted by an empty line, list items and table rows by a line break, cells by a tab. */
export function plainText(html: SafeHtml): string {
  const text = html
    .replace(/\n?<\/(?:p|h[234]|blockquote|ul|ol|pre|table|caption)>\n?/g, '\n\n')
    .replace(/<br>|<\/(?:li|tr)>/g, '\n')
    .replace(/<\/(?:td|th)>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/\t\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
  return unescapeHtml(text).trim()
}

/** The text of each block, in order; a quotation of two paragraphs counts as two. */
export function paragraphsOf(html: SafeHtml): string[] {
  const text = plainText(html)
  return text === '' ? [] : text.split('\n\n')
}

/** The beginning of the text on one line, at most `maxChars` UTF-16 units, cut at a word's edge with “…”. */
export function excerpt(html: SafeHtml, maxChars: number): string {
  // All other white space is one space already.
  const text = beginning(html, maxChars).replace(/\s{2,}|[^\S ]/g, ' ')
  if (text.length <= maxChars) return text
  const room = text.slice(0, maxChars)
  const edge = room.lastIndexOf(' ')
  const cut = edge > 0 ? room.slice(0, edge) : wholeCharacters(room.slice(0, -1))
  return `${cut.replace(/[\s,،;؛:–—-]{1,8}$/u, '')}…`
}

/** Enough of a text to cut an excerpt from: whole blocks, so that neither a tag nor an entity is cut through. */
function beginning(html: SafeHtml, maxChars: number): string {
  for (let end = html.indexOf('\n', maxChars); end !== -1; end = html.indexOf('\n', end * 2)) {
    const text = plainText(html.slice(0, end) as SafeHtml)
    if (text.length > maxChars) return text
  }
  return plainText(html)
}

/** A cut through a surrogate pair leaves half a character behind. */
function wholeCharacters(text: string): string {
  return text.isWellFormed() ? text : text.slice(0, -1)
}

function asSafe(blocks: readonly string[]): SafeHtml {
  return blocks.join('\n') as SafeHtml
}
