import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { cleanCharacters } from './clean.ts'
import { escapeHtml } from './escape.ts'
import { attributesOf, hrefOf } from './html-attributes.ts'

type Node = DefaultTreeAdapterTypes.ChildNode
type Element = DefaultTreeAdapterTypes.Element

const PHRASING = new Set(['a', 'strong', 'em', 'br', 'sub', 'sup', 'code', 'span', 'bdi'])
const BLOCKS = new Set(['p', 'h2', 'h3', 'h4', 'blockquote', 'ul', 'ol', 'pre', 'table'])
const TABLE_PARTS = new Set(['thead', 'tbody', 'tfoot', 'tr'])
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u
const BR = '<br>'

/**
 * Filtered markup as a list of blocks in canonical form: the tree that a browser would build, with
 * bare text and text parted by double line breaks made paragraphs, empty elements gone, text cleaned,
 * attributes checked by value. Only element names of the sets above are ever written.
 */
export function blocksOf(filtered: string): string[] {
  return blocksIn(parseFragment(filtered).childNodes)
}

/** Blocks as they are; what stands bare between them goes through `bare`. */
function flow(nodes: readonly Node[], bare: (run: readonly Node[]) => string[]): string[] {
  const written: string[][] = []
  let run: Node[] = []
  const close = () => {
    if (run.length > 0) written.push(bare(run))
    run = []
  }
  for (const node of nodes) {
    if (!isElement(node) || (PHRASING.has(node.tagName) && !holdsBlock(node))) {
      run.push(node)
      continue
    }
    close()
    written.push(block(node, bare))
  }
  close()
  return written.flat()
}

function block(element: Element, bare: (run: readonly Node[]) => string[]): string[] {
  const { tagName, childNodes } = element
  if (tagName === 'p') return paragraphs(childNodes, attributesOf(element))
  if (tagName === 'blockquote') return wrapped(element, blocksIn(childNodes))
  if (tagName === 'ul' || tagName === 'ol') return wrapped(element, childNodes.flatMap(listItem))
  if (tagName === 'table') return wrapped(element, childNodes.flatMap(tablePart))
  if (tagName === 'pre') return wrapped(element, [preformatted(childNodes)])
  if (BLOCKS.has(tagName)) return wrapped(element, [line(phrasing(childNodes))])
  return flow(childNodes, bare)
}

function blocksIn(nodes: readonly Node[]): string[] {
  return flow(nodes, (run) => paragraphs(run, ''))
}

/** What an item or a cell holds: a line as it is, or blocks. */
function contents(nodes: readonly Node[]): string[] {
  return flow(nodes, (run) => [line(phrasing(run))].filter((html) => html !== ''))
}

/** What stands in a list outside its items becomes one. */
function listItem(node: Node): string[] {
  if (isElement(node) && node.tagName === 'li') return wrapped(node, contents(node.childNodes))
  const html = contents([node]).join('')
  return html === '' ? [] : [`<li>${html}</li>`]
}

function tablePart(node: Node): string[] {
  if (!isElement(node)) return []
  if (TABLE_PARTS.has(node.tagName)) return wrapped(node, node.childNodes.flatMap(tablePart))
  if (node.tagName === 'caption') return wrapped(node, [line(phrasing(node.childNodes))])
  return node.tagName === 'td' || node.tagName === 'th' ? [cell(node)] : []
}

/** An empty cell holds its place. */
function cell(element: Element): string {
  return `<${element.tagName}${attributesOf(element)}>${contents(element.childNodes).join('')}</${element.tagName}>`
}

/** An element around its content, or nothing at all. */
function wrapped(element: Element, content: readonly string[]): string[] {
  const html = content.join('')
  return html === '' ? [] : [`<${element.tagName}${attributesOf(element)}>${html}</${element.tagName}>`]
}

/** One paragraph, or several where two line breaks or more stand in a row. */
function paragraphs(nodes: readonly Node[], attributes: string): string[] {
  const written: string[] = []
  let pieces: string[] = []
  let breaks = 0
  const close = () => {
    const html = line(pieces)
    if (html !== '') written.push(`<p${attributes}>${html}</p>`)
    pieces = []
  }
  for (const piece of phrasing(nodes)) {
    if (piece === BR) breaks += 1
    else if (piece !== ' ') {
      if (breaks > 1) close()
      else if (breaks === 1) pieces.push(BR)
      breaks = 0
    }
    if (piece !== BR && (piece !== ' ' || breaks === 0)) pieces.push(piece)
  }
  close()
  return written
}

/** Pieces of one line put together, without white space and breaks at its ends. */
function line(pieces: readonly string[]): string {
  const blank = (piece: string) => piece === ' ' || piece === BR
  const first = pieces.findIndex((piece) => !blank(piece))
  const last = pieces.findLastIndex((piece) => !blank(piece))
  return pieces
    .slice(first, last + 1)
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/**
 * Text and inline elements as pieces of markup: a blank text is `' '`, a line break `'<br>'`, anything
 * else shows something. Elements without a meaning here leave their content behind.
 */
function phrasing(nodes: readonly Node[]): string[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return textPieces(node)
    if (node.tagName === 'br') return [BR]
    const pieces = phrasing(node.childNodes)
    if (!PHRASING.has(node.tagName)) return [' ', ...pieces, ' ']
    return isKept(node) && pieces.some(isShown) ? wrapped(node, pieces) : pieces
  })
}

function isShown(piece: string): boolean {
  return piece !== ' ' && piece !== BR
}

function isKept(element: Element): boolean {
  if (element.tagName === 'a') return hrefOf(element) !== undefined
  return element.tagName !== 'span' || attributesOf(element) !== ''
}

function textPieces(node: Node): string[] {
  const text = 'value' in node ? cleanCharacters(node.value).replace(/\s+/g, ' ') : ''
  if (VISIBLE.test(text)) return [escapeHtml(text)]
  return text === '' ? [] : [' ']
}

/** Text with its white space, without markup; a parser drops a line break that directly follows `<pre>`. */
function preformatted(nodes: readonly Node[]): string {
  const text = cleanCharacters(textContent(nodes)).replace(/^\n+/, '').trimEnd()
  return VISIBLE.test(text) ? escapeHtml(text) : ''
}

function textContent(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      if (!isElement(node)) return 'value' in node ? node.value : ''
      return node.tagName === 'br' ? '\n' : textContent(node.childNodes)
    })
    .join('')
}

function holdsBlock(element: Element): boolean {
  return element.childNodes.some((node) => isElement(node) && (!PHRASING.has(node.tagName) || holdsBlock(node)))
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}
