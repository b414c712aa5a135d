import { message } from '../../locale/messages.ts'
import { addressPrefix } from '../../model/address-prefix.ts'
import { passkeyRequest, signInByPasskey } from '../../staff/passkeys.ts'
import { isFresh } from '../../staff/sessions.ts'
import { type Browser, signIn } from '../../staff/sign-in.ts'
import type { Action, Client, PersonalPage } from '../action.ts'
import { clientAddress } from '../client-address.ts'
import { type Html, html } from '../html.ts'
import { ownPath } from '../own-path.ts'
import type { Site, Visit } from '../site.ts'
import { cookieOf, sessionOf, signedInHeaders } from './cookies.ts'
import { alert, field } from './field.ts'
import { type LayoutVisit, newsroomLayout } from './layout.ts'
import { passkeyForm } from './passkey-form.ts'
import { deskPath, passkeySignInPath, signInPath } from './paths.ts'
import { relyingPartyOf } from './relying-party.ts'
import { secondStepView } from './second-step-page.ts'
import { throttled, waitText } from './wait.ts'

interface Typed {
  /** Where the person goes on to. */
  readonly to: string
  readonly email?: string
  readonly fault?: string
}

/** For whoever is not signed in, or not since long enough for what they want to do. */
export const signInPage: PersonalPage = async (visit, { headers }) => {
  const to = destination(visit, visit.query.get('to'))
  const session = await sessionOf(visit.site, headers)
  if (session && isFresh(session, visit.now)) return { seeOther: to }
  return { status: 200, html: await signInView({ ...visit, session }, { to }) }
}

export const signInAction: Action = async (visit, form, client) => {
  const { site, edition, now } = visit
  const [email, password] = [form.get('email') ?? '', form.get('password') ?? '']
  const to = destination(visit, form.get('to'))
  const outcome = await signIn(site.archive, now, email, password, browserOf(site, client))
  const again = (fault: string) => signInView(visit, { to, email, fault })
  switch (outcome.outcome) {
    case 'signed-in':
      return { seeOther: to, headers: signedInHeaders(site, outcome) }
    case 'second-step':
      return { status: 200, html: secondStepView(visit, { ticket: outcome.ticket, to }) }
    case 'throttled':
      return throttled(outcome.waitMs, await again(waitText(edition, outcome.waitMs)))
    case 'refused':
      return { status: 403, html: await again(message(edition, 'signIn.refused')) }
  }
}

/** A passkey says whose it is, and asks for nothing beside it. */
export const passkeySignInAction: Action = async (visit, form, client) => {
  const { site, edition, now } = visit
  const to = destination(visit, form.get('to'))
  const browser = browserOf(site, client)
  const credential = form.get('credential') ?? ''
  const outcome = await signInByPasskey(site.archive, now, relyingPartyOf(visit), credential, browser)
  if (outcome.outcome === 'signed-in') return { seeOther: to, headers: signedInHeaders(site, outcome) }
  return { status: 403, html: await signInView(visit, { to, fault: message(edition, 'signIn.passkey.refused') }) }
}

/** Where someone goes on to who has signed in: where they wanted to, if that is a page of this site. */
export function destination({ edition }: Visit, to: string | null | undefined): string {
  return ownPath(to ?? '') ?? deskPath(edition.lang)
}

export function browserOf(site: Site, client: Client): Browser {
  const { headers } = client
  return {
    addressPrefix: addressPrefix(clientAddress(client, site.trustedProxies), 'host') ?? 'none',
    device: cookieOf(site, headers, 'device'),
    session: cookieOf(site, headers, 'session'),
    userAgent: headers.get('User-Agent') ?? undefined,
  }
}

export async function signInView(visit: LayoutVisit, { to, email = '', fault }: Typed): Promise<Html> {
  const { site, edition, session, now } = visit
  const title = message(edition, 'signIn.title')
  const passkey = {
    action: passkeySignInPath(edition.lang),
    asks: 'get',
    options: await passkeyRequest(site.archive, now, relyingPartyOf(visit)),
    refused: 'signIn.passkey.refused',
    fields: html`<input type="hidden" name="to" value="${to}">
<button class="quiet">${message(edition, 'signIn.passkey')}</button>`,
  } as const
  return newsroomLayout(
    visit,
    title,
    html`<div class="door">
<h1>${title}</h1>
${session ? html`<p>${message(edition, 'signIn.again')}</p>` : ''}
${alert(fault)}
<form method="post" action="${signInPath(edition.lang)}">
<input type="hidden" name="to" value="${to}">
${field({ name: 'email', label: message(edition, 'staff.email'), type: 'email', value: email, autocomplete: 'username' })}
${field({ name: 'password', label: message(edition, 'signIn.password'), type: 'password', autocomplete: 'current-password' })}
<button>${message(edition, 'signIn.button')}</button>
</form>
${passkeyForm(visit, passkey)}
<p class="aside">${message(edition, 'signIn.forgotten')}</p>
</div>`,
  )
}
