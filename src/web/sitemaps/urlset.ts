import { type Alternate, absolute } from '../canonical.ts'
import type { Site } from '../site.ts'
import { type Attributes, element, textElement, type Xml, xmlDocument } from '../xml.ts'

export const SITEMAP_TYPE = 'application/xml; charset=utf-8'

export const SITEMAP_NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The protocol's bound on the addresses of one file (https://www.sitemaps.org/protocol.html). */
export const MOST_URLS = 50_000

export interface MappedUrl {
  readonly path: string
  /** W3C date and time, or a date alone. */
  readonly lastmod?: string | undefined
  readonly alternates?: readonly Alternate[] | undefined
  /** Elements of an extension. */
  readonly extension?: Xml | undefined
}

/** A sitemap; `namespaces` are those that its extensions use. */
export function writeUrlset(site: Site, urls: readonly MappedUrl[], namespaces: Attributes): string {
  const root = element(
    'urlset',
    { xmlns: SITEMAP_NAMESPACE, ...namespaces },
    urls.map((url) => urlElement(site, url)),
  )
  return xmlDocument(root)
}

/** Alternates in a sitemap are marked up like those of a page, so the namespace is XHTML's. */
export const ALTERNATES = { 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }

function urlElement(site: Site, { path, lastmod, alternates = [], extension }: MappedUrl): Xml {
  return element('url', {}, [
    textElement('loc', absolute(site, path)),
    textElement('lastmod', lastmod),
    ...alternates.map(({ hreflang, path: href }) =>
      element('xhtml:link', { rel: 'alternate', hreflang, href: absolute(site, href) }),
    ),
    extension,
  ])
}
