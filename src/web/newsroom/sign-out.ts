import { deleteSessionByToken } from '../../archive/sessions.ts'
import { tokenHash } from '../../staff/token.ts'
import type { Action } from '../action.ts'
import { cookieOf, endedSessionCookie } from './cookies.ts'
import { signInPath, withNotice } from './paths.ts'

/** Ends the session of this browser. It asks for no permission: whoever it is may leave. */
export const signOutAction: Action = async ({ site, edition }, _form, { headers }) => {
  const token = cookieOf(site, headers, 'session')
  if (token !== undefined) await deleteSessionByToken(site.archive.writes, tokenHash(token))
  return {
    seeOther: withNotice(signInPath(edition.lang), 'signed-out'),
    headers: { 'Set-Cookie': endedSessionCookie(site) },
  }
}
