import { relationLogEntry } from '../../../archive/relation-log.ts'
import { message } from '../../../locale/messages.ts'
import {
  ban,
  clear,
  type Decided,
  type Decider,
  move,
  pin,
  type Refusal,
  undoRelation,
} from '../../../relate/decide.ts'
import type { Outcome } from '../../action.ts'
import { NOT_FOUND } from '../../page.ts'
import { type NewsroomVisit, newsroomAction } from '../page.ts'
import { relatedOfPath } from '../paths.ts'
import { articleNumber } from './article-number.ts'
import { type LastAct, listsView } from './lists-page.ts'
import { loadEditedLists } from './load-lists.ts'

/** Pins, moves, bans, or takes it back: of the entry whose button was pressed, or of an article that was typed. */
export const decideRelatedAction = newsroomAction({
  permission: 'edit-related',
  async perform(visit, form) {
    const typed = form.get('which')
    const other = typed === undefined ? articleNumber(form.get('article') ?? '') : articleNumber(typed)
    const act = form.get('do') ?? ''
    const decided = await decide(visit, act, other ?? 0)
    // What is banned is gone from its list, and nobody wants to follow it.
    const there = act === 'ban' ? undefined : other
    return decided === undefined ? NOT_FOUND : after(visit, idOf(visit), decided, { other: there, typed })
  },
})

/** Undoing leads to the page of the article that the line is of. */
export const undoRelatedAction = newsroomAction({
  permission: 'edit-related',
  async perform(visit) {
    const entry = await relationLogEntry(visit.site.archive.writes, idOf(visit))
    if (!entry) return NOT_FOUND
    const decided = await undoRelation(visit.site.archive, deciderOf(visit), entry.id)
    return after(visit, entry.articleId, decided, { other: entry.related[0]?.id })
  },
})

function decide(visit: NewsroomVisit, act: string, other: number): Promise<Decided> | undefined {
  const { archive } = visit.site
  const [who, id] = [deciderOf(visit), idOf(visit)]
  switch (act) {
    case 'pin':
      return pin(archive, who, id, [other])
    case 'up':
      return move(archive, who, id, other, -1)
    case 'down':
      return move(archive, who, id, other, 1)
    case 'ban':
      return ban(archive, who, id, [other])
    case 'unpin':
    case 'unban':
      return clear(archive, who, id, [other])
    default:
      return undefined
  }
}

const idOf = ({ param }: NewsroomVisit) => Number(param('id'))

const deciderOf = ({ now, session }: NewsroomVisit): Decider => ({ now, by: session.actor })

/** Back to the lists of an article, at the entry that was decided of, where it still stands; or the page again with what is wrong. */
async function after(
  visit: NewsroomVisit,
  articleId: number,
  decided: Decided,
  { other, typed }: { readonly other?: number | undefined; readonly typed?: string | undefined },
): Promise<Outcome> {
  if (typeof decided === 'object') {
    const path = `${relatedOfPath(visit.edition.lang, articleId)}?act=${decided.entryId ?? 'none'}`
    return { seeOther: other === undefined ? path : `${path}#related-${other}` }
  }
  return refused(visit, articleId, decided, typed)
}

async function refused(visit: NewsroomVisit, articleId: number, why: Refusal, typed?: string): Promise<Outcome> {
  const lists = await loadEditedLists(visit, articleId)
  if (!lists) return NOT_FOUND
  const last: LastAct = { fault: message(visit.edition, `relatedesk.fault.${why}`), typed }
  return { status: 409, html: listsView(visit, lists, last) }
}
