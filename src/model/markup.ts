declare const safe: unique symbol

/**
 * Markup that may stand in a page as it is. Made only in `text/html.ts`, by the sanitiser or by
 * escaping plain paragraphs; anywhere else it is passed on, never put together.
 */
export type SafeHtml = string & { readonly [safe]: true }
