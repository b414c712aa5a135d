import { type MessageKey, message } from '../../../locale/messages.ts'
import { EDITION_LANGS } from '../../../model/lang.ts'
import {
  type Decided,
  type Deciding,
  hidePerson,
  mergePeople,
  namePerson,
  partPerson,
  undoPersonAction,
} from '../../../relate/people/decide.ts'
import type { Outcome } from '../../action.ts'
import { NOT_FOUND } from '../../page.ts'
import { type NewsroomVisit, newsroomAction } from '../page.ts'
import { newsroomPeoplePath, newsroomPersonPath, withNotice } from '../paths.ts'
import { loadPeople, peopleView } from './people-page.ts'
import { editedPersonView, loadEditedPerson } from './person-page.ts'

const GUARD = { permission: 'edit-people' } as const

export const namePersonAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    let decided: Decided = 'done'
    for (const lang of EDITION_LANGS) {
      const name = form.get(lang)
      if (name === undefined || decided !== 'done') continue
      decided = await namePerson(decidingIn(visit), idOf(visit), lang, name)
    }
    return after(visit, decided, 'person-named')
  },
})

export const mergePersonAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const other = Number(form.get('other')?.trim().normalize('NFKC'))
    const known = Number.isSafeInteger(other)
    const decided = known ? await mergePeople(decidingIn(visit), idOf(visit), other) : 'person-not-found'
    return after(visit, decided, 'person-merged')
  },
})

export const partPersonAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const chosen = [...form.keys()].flatMap((name) => /^name-([1-9]\d{0,14})$/.exec(name)?.[1] ?? []).map(Number)
    return after(visit, await partPerson(decidingIn(visit), idOf(visit), chosen), 'person-parted')
  },
})

export const hidePersonAction = newsroomAction({
  ...GUARD,
  perform: async (visit) => after(visit, await hidePerson(decidingIn(visit), idOf(visit), true), 'person-hidden'),
})

export const showPersonAction = newsroomAction({
  ...GUARD,
  perform: async (visit) => after(visit, await hidePerson(decidingIn(visit), idOf(visit), false), 'person-shown'),
})

/** Undoing stands on the page of all people, where its line may be of any. */
export const undoPersonEntryAction = newsroomAction({
  ...GUARD,
  async perform(visit) {
    const decided = await undoPersonAction(decidingIn(visit), idOf(visit))
    if (decided === 'done') return { seeOther: withNotice(newsroomPeoplePath(visit.edition.lang), 'person-undone') }
    return { status: 409, html: peopleView(visit, await loadPeople(visit), faultOf(visit, decided)) }
  },
})

const idOf = ({ param }: NewsroomVisit) => Number(param('id'))
const decidingIn = ({ site, now, session }: NewsroomVisit): Deciding => ({
  archive: site.archive,
  now,
  actor: session.actor,
})

async function after(visit: NewsroomVisit, decided: Decided, done: string): Promise<Outcome> {
  if (decided === 'done') return { seeOther: withNotice(newsroomPersonPath(visit.edition.lang, idOf(visit)), done) }
  const data = await loadEditedPerson(visit)
  return data ? { status: 409, html: editedPersonView(visit, data, faultOf(visit, decided)) } : NOT_FOUND
}

function faultOf({ edition }: NewsroomVisit, decided: Exclude<Decided, 'done'>): string {
  return message(edition, `people.fault.${decided}` as MessageKey)
}
