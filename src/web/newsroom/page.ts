import type { Permission, Session } from '../../model/staff.ts'
import { may } from '../../staff/permissions.ts'
import { isFresh } from '../../staff/sessions.ts'
import type { Action, Client, Outcome, PersonalPage, Redrawn } from '../action.ts'
import type { Form } from '../form.ts'
import type { Html } from '../html.ts'
import { NOT_FOUND, type NotFound } from '../page.ts'
import type { Visit } from '../site.ts'
import { sessionOf } from './cookies.ts'
import { deskPath, signInPath } from './paths.ts'
import { refusedPage } from './refused-page.ts'

/** A visit by a member of staff. */
export interface NewsroomVisit extends Visit {
  readonly session: Session
}

/** Whom a route of the newsroom lets in. Every one says so; there is no default. */
export interface Guard {
  readonly permission: Permission
  /** Only someone who has signed in within the last quarter of an hour; others sign in again and come back. */
  readonly afresh?: true
  /** A script asks on its own: no sign that the person is still there, so the session grows no younger by it. */
  readonly unattended?: true
}

export interface NewsroomPage extends Guard {
  open(visit: NewsroomVisit, client: Client): Promise<Outcome>
}

export interface NewsroomAction extends Guard {
  perform(visit: NewsroomVisit, form: Form, client: Client): Promise<Outcome>
}

/** One page of the newsroom: `load` reads, `view` draws and is pure. It is drawn for each request and kept nowhere. */
export function defineNewsroomPage<D>(
  page: Guard & {
    load(visit: NewsroomVisit): Promise<{ readonly data: D } | NotFound>
    view(visit: NewsroomVisit, data: D): Html
  },
): NewsroomPage {
  const { load, view, ...guard } = page
  return {
    ...guard,
    async open(visit) {
      const loaded = await load(visit)
      return 'notFound' in loaded ? NOT_FOUND : { status: 200, html: view(visit, loaded.data) }
    },
  }
}

/** One request of the newsroom that changes something. */
export function newsroomAction(action: NewsroomAction): NewsroomAction {
  return action
}

/** The page behind its guard. */
export function guardedPage(page: NewsroomPage): PersonalPage {
  return (visit, client) => {
    const { search } = new URL(`?${visit.query}`, 'http://site')
    return admitted(page, visit, client, visit.path + search, (inside) => page.open(inside, client))
  }
}

/** The action behind its guard. Someone who has to sign in first comes back to the page with the form. */
export function guardedAction(action: NewsroomAction): Action {
  return (visit, form, client) => {
    const page = URL.parse(client.headers.get('Referer') ?? '')
    const back = page ? page.pathname + page.search : deskPath(visit.edition.lang)
    return admitted(action, visit, client, back, (inside) => action.perform(inside, form, client))
  }
}

async function admitted(
  guard: Guard,
  visit: Visit,
  { headers }: Client,
  back: string,
  enter: (visit: NewsroomVisit) => Promise<Outcome>,
): Promise<Outcome> {
  const session = await sessionOf(visit.site, headers, guard.unattended)
  if (!session) return { seeOther: signInPath(visit.edition.lang, back) }
  const inside = { ...visit, session }
  if (!may(session.actor.role, guard.permission)) return refused(inside)
  if (guard.afresh && !isFresh(session, visit.now)) return { seeOther: signInPath(visit.edition.lang, back) }
  return enter(inside)
}

function refused(visit: NewsroomVisit): Redrawn {
  return { status: 403, html: refusedPage(visit) }
}
