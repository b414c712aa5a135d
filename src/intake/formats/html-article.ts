import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { serialize } from 'parse5'
import type { RawBody, RawItem } from '../../model/item.ts'
import { matchKey } from '../../text/fold.ts'
import { isRefusal, type Refusal } from '../format.ts'
import { pageMetadata } from './html-metadata.ts'
import { boundedTree, pageLines } from './html-tree.ts'
import { isPageText, parsePage } from './page-text.ts'

const MAX_BYTES = 4 * 2 ** 20

/**
 * Reads a saved HTML page: what it says of its article, and the body as Readability finds it. A page
 * without such metadata whose text is that of the article page template is read as that.
 */
export function readHtmlPage(html: string): RawItem | Refusal {
  if (Buffer.byteLength(html) > MAX_BYTES) return { rejection: 'too-large' }
  const tree = boundedTree(html)
  if (isRefusal(tree)) return tree
  const { document } = parseHTML(serialize(tree))
  const { evidence, articleBody, ...metadata } = pageMetadata(document)
  const template = evidence === 'data' ? undefined : templateOf(pageLines(tree), metadata)
  if (template !== undefined) return template
  if (evidence === undefined) return { rejection: 'not-an-article' }
  const text = extract(document, metadata)
  const body = bodyOf(text, articleBody)
  return { ...metadata, body, standfirst: isIn(text?.plain, metadata.standfirst) ? undefined : metadata.standfirst }
}

/**
 * The page read as the article page template, if its text begins as one. Where the page has a date of its own, only under the
 * same headline: the labels could stand in a reader's comment.
 */
function templateOf(lines: string, { url, section, date, headline }: RawItem): RawItem | Refusal | undefined {
  if (!isPageText(lines)) return undefined
  const page = parsePage(lines)
  if (isRefusal(page)) return page
  const isSame = matchKey(page.headline ?? '') === matchKey(headline ?? '')
  return date === undefined || isSame ? { url, section, ...page } : undefined
}

/** Readability takes the document apart; nothing else may read it afterwards. */
function extract(document: Document, { url, headline = '' }: RawItem): { html: string; plain: string } | undefined {
  for (const element of document.querySelectorAll('time, h1, h2')) {
    const isRepeated =
      element.localName === 'time' ? !element.closest('p, li, blockquote') : isHeadline(element, headline)
    if (isRepeated) element.remove()
  }
  if (url !== undefined && document.querySelector('base') === null) document.head.prepend(baseElement(document, url))
  const found = new Readability(document, { disableJSONLD: true }).parse()
  const plain = found?.textContent?.trim()
  return plain && found?.content ? { html: found.content, plain } : undefined
}

/** Readability drops a heading that repeats the title, but knows Latin letters only. */
function isHeadline(heading: Element, headline: string): boolean {
  return matchKey(heading.textContent ?? '') === matchKey(headline)
}

/** Relative links in the body are resolved against it. */
function baseElement(document: Document, url: string): HTMLElement {
  const base = document.createElement('base')
  base.setAttribute('href', url)
  return base
}

/** The body of JSON-LD, which has no markup, only for pages that put their text in place by script. */
function bodyOf(found: { html: string; plain: string } | undefined, data: string | undefined): RawBody | undefined {
  if (data !== undefined && data.length > 2 * (found?.plain.length ?? 0)) return { paragraphs: data.split(/\n+/) }
  return found && { html: found.html }
}

/** Many pages describe themselves by their first sentence, often cut short. */
function isIn(body: string | undefined, description: string | undefined): boolean {
  return description !== undefined && matchKey(body ?? '').includes(matchKey(description))
}
