import { accountById, allStaff } from '../../../archive/staff.ts'
import { message } from '../../../locale/messages.ts'
import { isRole } from '../../../model/staff.ts'
import { makePasswordLink } from '../../../staff/links.ts'
import {
  addMember,
  changeRole,
  changeStatus,
  type MemberChange,
  readDetails,
  resetMember,
} from '../../../staff/members.ts'
import type { Outcome, Redrawn } from '../../action.ts'
import { absolute } from '../../canonical.ts'
import { NOT_FOUND } from '../../page.ts'
import { faultsOf } from '../member-fields.ts'
import { type NewsroomVisit, newsroomAction } from '../page.ts'
import { passwordLinkPath, staffPath, withNotice } from '../paths.ts'
import { type StaffAttempt, staffView } from './staff-page.ts'

const GUARD = { permission: 'manage-staff', afresh: true } as const

/** A new member gets a link to set a password by; it is shown once, to whoever added them. */
export const addStaffAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, edition, now, session } = visit
    const role = form.get('role')
    const details = readDetails(form.get('email') ?? '', form.get('name') ?? '')
    if (!isRole(role)) return again(visit, 400, { typed: form })
    if (typeof details === 'string') return again(visit, 422, { typed: form, faults: faultsOf(edition, details) })
    const link = await site.archive.writes.transaction().execute(async (tx) => {
      const id = await addMember(tx, now, session.actor, details, role)
      return typeof id === 'number' ? makePasswordLink(tx, now, session.actor, id) : undefined
    })
    if (link === undefined) return again(visit, 409, { typed: form, faults: faultsOf(edition, 'email-taken') })
    return handOut(visit, link, details.name)
  },
})

export const roleAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, now, session } = visit
    const role = form.get('role')
    if (!isRole(role)) return again(visit, 400, {})
    const change = await changeRole(site.archive, now, session.actor, Number(visit.param('id')), role)
    return afterChange(visit, change, 'role-changed')
  },
})

export const disableAction = newsroomAction({
  ...GUARD,
  async perform(visit) {
    const { site, now, session } = visit
    const change = await changeStatus(site.archive, now, session.actor, Number(visit.param('id')), 'disabled')
    return afterChange(visit, change, 'disabled')
  },
})

export const enableAction = newsroomAction({
  ...GUARD,
  async perform(visit) {
    const { site, now, session } = visit
    const change = await changeStatus(site.archive, now, session.actor, Number(visit.param('id')), 'active')
    return afterChange(visit, change, 'enabled')
  },
})

/** A new link for someone who has forgotten the password. */
export const linkAction = newsroomAction({ ...GUARD, perform: (visit) => giveLink(visit, false) })

/** The same for someone who has lost the authenticator too: every way in is taken away before. */
export const resetAction = newsroomAction({ ...GUARD, perform: (visit) => giveLink(visit, true) })

async function giveLink(visit: NewsroomVisit, reset: boolean): Promise<Outcome> {
  const { site, now, session } = visit
  const member = await accountById(site.archive.writes, Number(visit.param('id')))
  if (member?.status !== 'active') return NOT_FOUND
  const link = await site.archive.writes.transaction().execute(async (tx) => {
    if (reset) await resetMember(tx, now, session.actor, member.id)
    return makePasswordLink(tx, now, session.actor, member.id)
  })
  return handOut(visit, link, member.name)
}

async function handOut(visit: NewsroomVisit, token: string, name: string): Promise<Redrawn> {
  const url = absolute(visit.site, passwordLinkPath(visit.edition.lang, token))
  return again(visit, 200, { link: { url, name } })
}

async function afterChange(visit: NewsroomVisit, change: MemberChange, done: string): Promise<Outcome> {
  if (change === 'staff-not-found') return NOT_FOUND
  const { edition } = visit
  if (change === 'last-admin') return again(visit, 409, { alert: message(edition, 'staff.lastAdmin') })
  return { seeOther: withNotice(staffPath(edition.lang), done) }
}

async function again(visit: NewsroomVisit, status: Redrawn['status'], attempt: StaffAttempt): Promise<Redrawn> {
  return { status, html: staffView(visit, await allStaff(visit.site.archive.writes), attempt) }
}
