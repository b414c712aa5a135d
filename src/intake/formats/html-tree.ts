import {
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  parse,
  type TreeAdapter,
} from 'parse5'
import { Problem } from '../../model/problem.ts'
import { type Refusal, refusalFor } from '../format.ts'

type Document = DefaultTreeAdapterTypes.Document
type ParentNode = DefaultTreeAdapterTypes.ParentNode
type ChildNode = DefaultTreeAdapterTypes.ChildNode

/** A news page has some 3,000 elements, 30 deep; extraction takes time by their product. */
const MAX_ELEMENTS = 20_000
const MAX_DEPTH = 128
const MAX_ATTRIBUTES = 64
/** Characters times their depth: extraction reads a text once for each element around it. A page has some 5 million. */
const MAX_WEIGHT = 100_000_000
/** Each becomes a text node of its own in the next parser. */
const MAX_ESCAPED = 50_000

/** What is no text, or would be read as markup by the next parser though it was none for this one. */
const DROPPED = new Set([
  ...['style', 'template', 'iframe', 'object', 'embed', 'applet', 'svg', 'math', 'canvas', 'audio', 'video'],
  ...['xmp', 'noembed', 'noframes', 'plaintext', 'textarea', 'select', 'option', 'datalist'],
])

/** What a page sets apart, by an empty line or by a line break. */
const PARAGRAPHS = new Set(['p', 'blockquote', 'ul', 'ol', 'table', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const LINES = new Set([
  ...['br', 'hr', 'div', 'li', 'tr', 'dt', 'dd', 'section', 'article', 'aside', 'main', 'nav', 'header', 'footer'],
  ...['form', 'fieldset', 'label', 'button', 'center', 'address'],
])

/**
 * The tree that a browser would build, without scripts (but JSON-LD), styles, comments and embedded
 * documents. Refused while it is being built once it is deeper than 128 or has more than 20,000 elements.
 */
export function boundedTree(html: string): Document | Refusal {
  try {
    const document = parse(html, { treeAdapter: boundedAdapter(), scriptingEnabled: false })
    const { weight, escaped } = prune(document, 0)
    return weight > MAX_WEIGHT || escaped > MAX_ESCAPED ? { rejection: 'too-large' } : document
  } catch (error) {
    return refusalFor(error)
  }
}

function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let depth = 0
  let elements = 0
  return {
    ...defaultTreeAdapter,
    createElement(name, namespace, attributes) {
      elements += 1
      if (elements > MAX_ELEMENTS) throw new Problem('too-large')
      return defaultTreeAdapter.createElement(name, namespace, attributes.slice(0, MAX_ATTRIBUTES))
    },
    onItemPush() {
      depth += 1
      if (depth > MAX_DEPTH) throw new Problem('markup-too-deep')
    },
    onItemPop() {
      depth -= 1
    },
  }
}

/** Takes out what is dropped, and sums up what is left. */
function prune(parent: ParentNode, depth: number): { weight: number; escaped: number } {
  parent.childNodes = parent.childNodes.filter((node) => !isDropped(node))
  let weight = 0
  let escaped = 0
  for (const node of parent.childNodes) {
    const part = 'childNodes' in node ? prune(node, depth + 1) : weigh(node, depth)
    weight += part.weight
    escaped += part.escaped
  }
  return { weight, escaped }
}

function weigh(node: ChildNode, depth: number): { weight: number; escaped: number } {
  const text = 'value' in node ? node.value : ''
  return { weight: text.length * depth, escaped: text.match(/[&<>\u00a0]/g)?.length ?? 0 }
}

function isDropped(node: ChildNode): boolean {
  if (node.nodeName === '#comment') return true
  if (!('tagName' in node)) return false
  if (node.tagName !== 'script') return DROPPED.has(node.tagName)
  return !node.attrs.some(({ name, value }) => name === 'type' && /^\s*application\/ld\+json\b/i.test(value))
}

/** The text as it stands on the page: a line for each block, an empty line around paragraphs. */
export function pageLines(parent: ParentNode): string {
  return parent.childNodes.map(linesOf).join('')
}

function linesOf(node: ChildNode): string {
  if ('value' in node) return node.value.replace(/\s+/g, ' ')
  if (!('tagName' in node) || node.tagName === 'head' || node.tagName === 'script') return ''
  const edge = edgeOf(node.tagName)
  return `${edge}${pageLines(node)}${edge}`
}

function edgeOf(tag: string): string {
  if (PARAGRAPHS.has(tag)) return '\n\n'
  if (tag === 'td' || tag === 'th') return ' '
  return LINES.has(tag) ? '\n' : ''
}
