import { EDITION_LANGS } from '../../model/lang.ts'
import { absolute } from '../canonical.ts'
import { definePage } from '../page.ts'
import { searchPath } from '../paths.ts'
import { sitemapIndexPath } from './sitemap-index.ts'

/**
 * What robots are asked to leave alone (RFC 9309): the switch between editions and the results of
 * searches, of which there is no end. Each path is spelt out, since a wildcard for the edition would also match a source
 * whose key begins with that word.
 */
export const robots = definePage({
  contentType: 'text/plain; charset=utf-8',
  load: async () => ({ data: null }),
  view: ({ site }) =>
    [
      'User-agent: *',
      ...['/edition/', ...EDITION_LANGS.map(searchPath)].map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${absolute(site, sitemapIndexPath)}`,
      '',
    ].join('\n'),
})
