import { queuedComments } from '../../../archive/comment-queue.ts'
import { type Decided, decide, type Moderator } from '../../../comments/decide.ts'
import { undo } from '../../../comments/undo.ts'
import { message } from '../../../locale/messages.ts'
import type { Client, Outcome, Redrawn } from '../../action.ts'
import type { Form } from '../../form.ts'
import { raw } from '../../html.ts'
import { ownPath } from '../../own-path.ts'
import { NOT_FOUND } from '../../page.ts'
import { type NewsroomVisit, newsroomAction } from '../page.ts'
import { askHowToBan } from './ban-writers.ts'
import { detailTitle, detailView, loadDetail } from './comment-page.ts'
import { type Fault, moderationView } from './moderation-page.ts'
import { queuePath, withQuery } from './paths.ts'
import { pickedIn, readAct } from './read-act.ts'

/** Decides of one comment or of all that were picked. */
export const decideAction = newsroomAction({
  permission: 'moderate-comments',
  async perform(visit, form, client) {
    const { site, now } = visit
    const ids = pickedIn(form)
    const [only] = ids.length === 1 && form.get('do') === 'redact' ? await queuedComments(site.archive.writes, ids) : []
    const act = ids.length === 0 ? 'nothing-selected' : readAct(form, only?.text ?? '')
    if (act === undefined) return NOT_FOUND
    if (ids.length > 0 && asksHowToBan(form, client)) return askHowToBan(visit, form, undefined)
    if (typeof act === 'string') return refused(visit, form, client, act)
    return told(visit, form, client, await decide(site.archive, now, moderator(visit), ids, act))
  },
})

/** Takes an act back, all of it. */
export const undoAction = newsroomAction({
  permission: 'moderate-comments',
  async perform(visit, form, client) {
    const { site, now } = visit
    return told(visit, form, client, await undo(site.archive, now, moderator(visit), form.get('batch') ?? ''))
  },
})

function moderator({ session: { actor } }: NewsroomVisit): Moderator {
  return { staffId: actor.staffId, name: actor.name }
}

/** A script is answered by what became of it; a browser goes back to where the form was, which tells it with an undo. */
function told(visit: NewsroomVisit, form: Form, client: Client, decided: Decided): Outcome {
  if (isScript(client)) return json(200, decided)
  return { seeOther: backTo(visit, form, { batch: decided.batch ?? 'none' }) }
}

/** Of one comment its page is shown again, with what was typed. */
async function refused(visit: NewsroomVisit, form: Form, client: Client, fault: Fault): Promise<Outcome> {
  if (isScript(client)) return json(422, { fault: message(visit.edition, `moderation.fault.${fault}`) })
  const [id, ...others] = pickedIn(form)
  if (form.get('do') === 'ban' && others.length > 0) return askHowToBan(visit, form, fault)
  const detail = id === undefined || others.length > 0 ? undefined : await loadDetail(visit, id)
  if (!detail) return { seeOther: backTo(visit, form, { fault }) }
  const main = detailView(visit, detail, form)
  return { status: 422, html: moderationView(visit, detailTitle(visit, detail.comment.id), main, { fault }) }
}

/** The button for all that are ticked has said nothing yet of how long and by what. */
const asksHowToBan = (form: Form, client: Client) => form.get('do') === 'ban' && !form.has('lasts') && !isScript(client)

const isScript = ({ headers }: Client) => headers.get('Accept') === 'application/json'

function json(status: Redrawn['status'], body: object): Redrawn {
  return { status, html: raw(JSON.stringify(body)), headers: { 'Content-Type': 'application/json; charset=utf-8' } }
}

function backTo({ edition }: NewsroomVisit, form: Form, query: Readonly<Record<string, string>>): string {
  const back = new URL(ownPath(form.get('back') ?? '', edition.lang) ?? queuePath(edition.lang), 'http://site')
  return withQuery(back.pathname, { ...Object.fromEntries(back.searchParams), ...query })
}
