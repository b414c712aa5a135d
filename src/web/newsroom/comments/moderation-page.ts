import { type MessageKey, message } from '../../../locale/messages.ts'
import type { EditionLang } from '../../../model/lang.ts'
import type { Permission } from '../../../model/staff.ts'
import { may } from '../../../staff/permissions.ts'
import { type Html, html } from '../../html.ts'
import { NOT_FOUND, type NotFound } from '../../page.ts'
import { alert } from '../field.ts'
import { newsroomLayout } from '../layout.ts'
import type { Guard, NewsroomPage, NewsroomVisit } from '../page.ts'
import { loadNotice, type Notice, noticeView } from './notice.ts'
import { bansPath, decisionsPath, queuePath, reportedPath, rulesPath } from './paths.ts'

/** What a form was refused for, which the page tells above itself: `?fault=` and one of these. */
export const FAULTS = ['nothing-selected', 'note-missing', 'ban-by-nothing', 'words-not-found'] as const
export type Fault = (typeof FAULTS)[number]

/** The places of the moderators, in the order in which they are shown. */
const TABS: readonly (readonly [path: (edition: EditionLang) => string, name: MessageKey, permission: Permission])[] = [
  [queuePath, 'moderation.waiting', 'moderate-comments'],
  [reportedPath, 'moderation.reported', 'moderate-comments'],
  [decisionsPath, 'moderation.log', 'moderate-comments'],
  [bansPath, 'moderation.bans', 'moderate-comments'],
  [rulesPath, 'moderation.rules', 'set-comment-rules'],
]

/** A page of the moderators: below its places stands what was just done, with its undo. `view` is pure. */
export function defineModerationPage<D>(
  page: Guard & {
    load(visit: NewsroomVisit): Promise<{ readonly data: D } | NotFound>
    title(visit: NewsroomVisit, data: D): string
    view(visit: NewsroomVisit, data: D): Html
  },
): NewsroomPage {
  const { load, title, view, ...guard } = page
  return {
    ...guard,
    async open(visit) {
      const [loaded, notice] = await Promise.all([load(visit), loadNotice(visit)])
      if ('notFound' in loaded) return NOT_FOUND
      const main = view(visit, loaded.data)
      return { status: 200, html: moderationView(visit, title(visit, loaded.data), main, { notice }) }
    },
  }
}

/** What has come of the last form that was sent. */
export interface LastAct {
  readonly notice?: Notice | 'none' | undefined
  readonly fault?: Fault | undefined
}

export function moderationView(visit: NewsroomVisit, title: string, main: Html, { notice, fault }: LastAct): Html {
  const { edition, query } = visit
  const told = fault ?? FAULTS.find((known) => known === query.get('fault'))
  return newsroomLayout(
    visit,
    title,
    html`${tabs(visit)}
${alert(told && message(edition, `moderation.fault.${told}`))}
${noticeView(visit, notice, hereOf(visit))}${main}`,
  )
}

function tabs({ edition, path, session }: NewsroomVisit): Html {
  const items = TABS.filter(([, , permission]) => may(session.actor.role, permission)).map(([pathIn, name]) => {
    const href = pathIn(edition.lang)
    return html`<li><a href="${href}"${href === path ? html` aria-current="page"` : ''}>${message(edition, name)}</a></li>`
  })
  return html`<nav class="tabs" aria-label="${message(edition, 'newsroom.comments')}"><ul>${items}</ul></nav>`
}

/** This page without what was last done on it: where its forms lead back to. */
export function hereOf({ path, query }: NewsroomVisit): string {
  const kept = new URLSearchParams(query)
  for (const name of ['batch', 'fault', 'select']) kept.delete(name)
  return kept.size > 0 ? `${path}?${kept}` : path
}
