import sanitizeHtml from 'sanitize-html'
import { Problem } from '../model/problem.ts'

/** Article bodies are a few kilobytes; this leaves room for a book chapter with its tables. */
const MAX_LENGTH = 1_000_000
const MAX_DEPTH = 100
const MAX_ATTRIBUTES = 100

/** Every element that an article's body may hold. */
export const ALLOWED_ELEMENTS = [
  ...['p', 'h2', 'h3', 'h4', 'blockquote', 'ul', 'ol', 'li', 'pre'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['a', 'strong', 'em', 'br', 'sub', 'sup', 'code', 'span', 'bdi'],
] as const

/** Every attribute, before its value is judged in `html-blocks`. */
export const ALLOWED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  '*': ['dir', 'lang'],
  a: ['href'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
}

/** Elements that go with all that is in them: their content is no text of the article. */
const DROPPED_WHOLE = [
  ...['script', 'style', 'template', 'noscript', 'title', 'xmp', 'noembed', 'noframes', 'plaintext'],
  ...['iframe', 'object', 'embed', 'applet', 'svg', 'math', 'audio', 'video', 'canvas', 'figcaption'],
  ...['textarea', 'select', 'option', 'button', 'nav'],
]

const RENAMED = {
  h1: 'h2',
  h5: 'h4',
  h6: 'h4',
  b: 'strong',
  i: 'em',
  hr: 'br',
  samp: 'code',
  kbd: 'code',
  tt: 'code',
  bdo: 'bdi',
}

/** Elements that part one text from the next; as paragraphs they still do. */
const PARTING = [
  ...['div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'center', 'address', 'figure', 'form'],
  ...['dl', 'dt', 'dd', 'details', 'summary', 'fieldset', 'legend', 'hgroup'],
]

/**
 * Untrusted markup with only the allowed elements and attributes left. It stops at the first element
 * that is nested deeper than 100 or has more than 100 attributes, so no later parser meets one.
 *
 * @throws {Problem} `too-large` over 1,000,000 UTF-16 units; `markup-too-deep`
 */
export function filterHtml(html: string): string {
  if (html.length > MAX_LENGTH) throw new Problem('too-large')
  let depth = 0
  return sanitizeHtml(html, {
    allowedTags: [...ALLOWED_ELEMENTS],
    allowedAttributes: Object.fromEntries(Object.entries(ALLOWED_ATTRIBUTES).map(([tag, names]) => [tag, [...names]])),
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: DROPPED_WHOLE,
    transformTags: { ...RENAMED, ...Object.fromEntries(PARTING.map((name) => [name, 'p'])) },
    enforceHtmlBoundary: false,
    onOpenTag: (_, attributes) => {
      depth += 1
      if (depth > MAX_DEPTH || Object.keys(attributes).length > MAX_ATTRIBUTES) throw new Problem('markup-too-deep')
    },
    onCloseTag: () => {
      depth -= 1
    },
  })
}
