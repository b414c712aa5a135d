import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie, setCookie } from 'hono/cookie'
import { EDITION_LANGS, type EditionLang, isEditionLang } from '../model/lang.ts'
import { SECURITY_HEADERS } from './headers.ts'
import { ownPath } from './own-path.ts'
import { frontPath } from './paths.ts'

const COOKIE = 'edition'
const A_YEAR = 365 * 24 * 3600

/** The edition that a reader chose before, else the first that their browser asks for. */
export function preferredEdition(context: Context): EditionLang {
  const chosen = getCookie(context, COOKIE)
  if (isEditionLang(chosen)) return chosen
  const wanted = accepts(context, {
    header: 'Accept-Language',
    supports: [...EDITION_LANGS],
    default: 'en',
    match: (languages, { supports, default: otherwise }) =>
      languages
        .toSorted((one, other) => other.q - one.q)
        .map(({ type }) => type.toLowerCase().split('-')[0] ?? '')
        .find((language) => supports.includes(language)) ?? otherwise,
  })
  return isEditionLang(wanted) ? wanted : 'en'
}

/** `/` has no page of its own. */
export function sendToEdition(context: Context): Response {
  return redirect(frontPath(preferredEdition(context)), { Vary: 'Accept-Language, Cookie' })
}

/**
 * Remembers the edition that a reader chose and goes to the page they chose it for. The cookie holds
 * two letters, is set by that choice alone and is read by this site alone, so it needs no consent.
 */
export function chooseEdition(context: Context): Response | Promise<Response> {
  const lang = context.req.param('lang')
  if (!isEditionLang(lang)) return context.notFound()
  setCookie(context, COOKIE, lang, { path: '/', maxAge: A_YEAR, sameSite: 'Lax', httpOnly: true })
  const to = context.req.query('to') ?? ''
  const response = redirect(ownPath(to, lang) ?? frontPath(lang), {})
  response.headers.set('Set-Cookie', context.res.headers.get('Set-Cookie') ?? '')
  return response
}

function redirect(location: string, headers: Record<string, string>): Response {
  return new Response(null, {
    status: 302,
    headers: { ...SECURITY_HEADERS, 'Cache-Control': 'private, no-store', Location: location, ...headers },
  })
}
