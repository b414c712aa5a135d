import type { Format } from '../format.ts'

/** What may stand before the first element: space, comments, an XML declaration, a document type. */
const PROLOGUE = /^(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?[^>]*>|<!doctype[^>]*>)*/i
const HTML =
  /^<(?:html|head|body|title|meta|link|base|script|style|header|nav|main|article|section|div|table|p|h1)[\s>/]/i

/**
 * A saved page of a news site, known by its first element. The parsers are loaded with the first page, so
 * that a server that imports none does not pay for them.
 */
export const htmlPage: Format = {
  name: 'html-page',
  recognises: (head) => HTML.test(head.replace(PROLOGUE, '')) || /^\s*<!doctype html\b/i.test(head),
  parse: async (text) => [(await import('./html-article.ts')).readHtmlPage(text)],
}
