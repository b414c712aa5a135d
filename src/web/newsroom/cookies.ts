import { parse, serialize } from 'hono/utils/cookie'
import type { Actor, Session } from '../../model/staff.ts'
import { findSession, LONGEST_SESSION } from '../../staff/sessions.ts'
import { KNOWN_DEVICE, type SignedIn } from '../../staff/sign-in.ts'
import type { AnswerHeaders } from '../action.ts'
import type { Site } from '../site.ts'

type CookieName = 'session' | 'device'

/** The value of a cookie of ours, as the browser sends it. */
export function cookieOf(site: Site, headers: Headers, name: CookieName): string | undefined {
  const sent = headers.get('Cookie')
  return sent === null ? undefined : parse(sent, nameOf(site, name))[nameOf(site, name)]
}

/** The session of a request; undefined for readers, who have none, at the cost of a look at the headers. */
export async function sessionOf(site: Site, headers: Headers, unattended = false): Promise<Session | undefined> {
  const token = cookieOf(site, headers, 'session')
  return token === undefined ? undefined : findSession(site.archive, site.now(), token, unattended)
}

/** The member of staff who sends a request, on whatever page of the site; undefined for a reader. */
export async function actorOf(site: Site, headers: Headers): Promise<Actor | undefined> {
  return (await sessionOf(site, headers))?.actor
}

export function sessionCookie(site: Site, token: string): string {
  return written(site, 'session', token, LONGEST_SESSION)
}

export function endedSessionCookie(site: Site): string {
  return written(site, 'session', '', 0)
}

/** What a browser keeps after signing in. */
export function signedInHeaders(site: Site, { session, device }: SignedIn): AnswerHeaders {
  return { 'Set-Cookie': [sessionCookie(site, session), written(site, 'device', device, KNOWN_DEVICE)] }
}

/**
 * Read by no script, sent with no request that another site makes but the following of a link (RFC 6265bis). Over
 * https the prefix `__Host-` keeps other hosts of the domain and http from setting it; http is for localhost.
 */
function written(site: Site, name: CookieName, value: string, lifeMs: number): string {
  return serialize(nameOf(site, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(site),
    maxAge: Math.floor(lifeMs / 1000),
  })
}

const isSecure = ({ siteUrl }: Site) => siteUrl.startsWith('https:')

function nameOf(site: Site, name: CookieName): string {
  return isSecure(site) ? `__Host-${name}` : name
}
