import { message } from '../../locale/messages.ts'
import { addressPrefix } from '../../model/address-prefix.ts'
import { isFresh } from '../../staff/sessions.ts'
import { type Browser, type SignInOutcome, signIn } from '../../staff/sign-in.ts'
import type { Action, Client, Outcome, PersonalPage, SeeOther } from '../action.ts'
import { type Html, html } from '../html.ts'
import { ownPath } from '../own-path.ts'
import type { Site, Visit } from '../site.ts'
import { cookieOf, sessionOf, signedInHeaders } from './cookies.ts'
import { alert, field } from './field.ts'
import { type LayoutVisit, newsroomLayout } from './layout.ts'
import { deskPath, signInPath } from './paths.ts'
import { secondStepView } from './second-step-page.ts'
import { throttled, waitText } from './wait.ts'

interface Typed {
  readonly to: string
  readonly email?: string
  readonly fault?: string
}

/** For whoever is not signed in, or not since long enough for what they want to do. */
export const signInPage: PersonalPage = async (visit, { headers }) => {
  const to = destination(visit, visit.query.get('to'))
  const session = await sessionOf(visit.site, headers)
  if (session && isFresh(session, visit.now)) return { seeOther: to }
  return { status: 200, html: view({ ...visit, session }, { to }) }
}

export const signInAction: Action = async (visit, form, client) => {
  const { site, edition, now } = visit
  const email = form.get('email') ?? ''
  const to = destination(visit, form.get('to'))
  const outcome = await signIn(site.archive, now, email, form.get('password') ?? '', browserOf(site, client))
  return answerTo(visit, outcome, to, (fault) =>
    view(visit, { to, email, fault: fault ?? message(edition, 'signIn.refused') }),
  )
}

/** What follows from trying to sign in; `again` draws the form that it was tried with. */
export function answerTo(visit: Visit, outcome: SignInOutcome, to: string, again: (fault?: string) => Html): Outcome {
  switch (outcome.outcome) {
    case 'signed-in':
      return { seeOther: to, headers: signedInHeaders(visit.site, outcome) } satisfies SeeOther
    case 'second-step':
      return { status: 200, html: secondStepView(visit, { ticket: outcome.ticket, to }) }
    case 'throttled':
      return throttled(outcome.waitMs, again(waitText(visit.edition, outcome.waitMs)))
    case 'refused':
      return { status: 403, html: again() }
  }
}

/** Where someone goes on to who has signed in: where they wanted to, if that is a page of this site. */
export function destination({ edition }: Visit, to: string | null | undefined): string {
  return ownPath(to ?? '') ?? deskPath(edition.lang)
}

export function browserOf(site: Site, { peer, headers }: Client): Browser {
  return {
    addressPrefix: addressPrefix(peer),
    device: cookieOf(site, headers, 'device'),
    session: cookieOf(site, headers, 'session'),
    userAgent: headers.get('User-Agent') ?? undefined,
  }
}

function view(visit: LayoutVisit, { to, email = '', fault }: Typed): Html {
  const { edition, session } = visit
  const title = message(edition, 'signIn.title')
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
<p class="aside">${message(edition, 'signIn.forgotten')}</p>
</div>`,
  )
}
