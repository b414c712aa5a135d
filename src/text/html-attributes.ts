import type { DefaultTreeAdapterTypes } from 'parse5'
import { escapeHtml } from './escape.ts'

type Element = DefaultTreeAdapterTypes.Element

/** Elements that may carry `dir` and `lang`: those that hold a text of their own. */
const DIRECTED = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'blockquote',
  'ul',
  'ol',
  'li',
  'pre',
  'table',
  'td',
  'th',
  'span',
  'bdi',
])
const DIRECTIONS = new Set(['ltr', 'rtl', 'auto'])
const PROTOCOLS = new Set(['http:', 'https:', 'mailto:'])
const MAX_SPAN = 100

/** The attributes of an element as they are written, each with a space before it; only valid values. */
export function attributesOf(element: Element): string {
  const { tagName } = element
  const written: [string, string | undefined][] = []
  if (DIRECTED.has(tagName)) written.push(['lang', langOf(element)], ['dir', dirOf(element)])
  if (tagName === 'a') written.push(['href', hrefOf(element)], ['rel', 'nofollow noopener'])
  if (tagName === 'td' || tagName === 'th') {
    written.push(['colspan', spanOf(element, 'colspan')], ['rowspan', spanOf(element, 'rowspan')])
  }
  return written.map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeHtml(value)}"`)).join('')
}

/** An absolute http, https or mailto address; a path would lead somewhere else on this site than on its own. */
export function hrefOf(element: Element): string | undefined {
  const url = URL.parse(attributeOf(element, 'href') ?? '')
  return url && PROTOCOLS.has(url.protocol) ? url.href : undefined
}

function dirOf(element: Element): string | undefined {
  const dir = attributeOf(element, 'dir')?.trim().toLowerCase()
  return dir !== undefined && DIRECTIONS.has(dir) ? dir : undefined
}

function langOf(element: Element): string | undefined {
  const lang = attributeOf(element, 'lang')?.trim() ?? ''
  try {
    return Intl.getCanonicalLocales(lang)[0]
  } catch {
    return undefined
  }
}

function spanOf(element: Element, name: 'colspan' | 'rowspan'): string | undefined {
  const span = Number(attributeOf(element, name))
  return Number.isInteger(span) && span > 1 && span <= MAX_SPAN ? String(span) : undefined
}

function attributeOf(element: Element, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}
