import { EDITION_LANGS, type EditionLang } from '../model/lang.ts'

/**
 * A path of this site that a request named to be sent on to, percent-encoded; undefined for anything else. An open
 * redirect would lend the site's name to others.
 */
export function ownPath(written: string, lang?: EditionLang): string | undefined {
  if (!written.startsWith('/') || /[\\\p{Cc}]/u.test(written)) return undefined
  const url = URL.parse(written, 'http://site')
  const editions = lang === undefined ? EDITION_LANGS : [lang]
  // Asked of the path as it was resolved: `/en/..//elsewhere` becomes `//elsewhere`, which names another site.
  const isOwn = url?.host === 'site' && editions.some((edition) => url.pathname.startsWith(`/${edition}/`))
  return isOwn ? url.pathname + url.search : undefined
}
