import { deleteSession, deleteSessionsOf } from '../../../archive/sessions.ts'
import { logStaffAction } from '../../../archive/staff-log.ts'
import { message } from '../../../locale/messages.ts'
import { changePassword } from '../../../staff/set-password.ts'
import { NOT_FOUND } from '../../page.ts'
import { sessionCookie } from '../cookies.ts'
import { passwordFaultText } from '../new-password.ts'
import { newsroomAction } from '../page.ts'
import { accountPath, withNotice } from '../paths.ts'
import { throttled, waitText } from '../wait.ts'
import { loadAccount } from './account-data.ts'
import { accountView } from './account-page.ts'

export const passwordAction = newsroomAction({
  permission: 'enter-newsroom',
  afresh: true,
  async perform(visit, form) {
    const { site, edition, now, session } = visit
    const data = await loadAccount(visit)
    if (!data) return NOT_FOUND
    const password = form.get('new-password') ?? ''
    const passwordFault = await passwordFaultText(site, edition, password, [data.account.name, data.account.email])
    if (passwordFault) return { status: 422, html: accountView(visit, data, { passwordFault }) }
    const change = await changePassword(site.archive, now, session, form.get('password') ?? '', password)
    const again = (alert: string) => accountView(visit, data, { alert })
    if (change.outcome === 'throttled') return throttled(change.waitMs, again(waitText(edition, change.waitMs)))
    if (change.outcome === 'refused') return { status: 403, html: again(message(edition, 'password.wrong')) }
    return {
      seeOther: withNotice(accountPath(edition.lang), 'password-changed'),
      headers: { 'Set-Cookie': sessionCookie(site, change.session) },
    }
  },
})

export const endSessionAction = newsroomAction({
  permission: 'enter-newsroom',
  async perform({ site, edition, session, param }) {
    await deleteSession(site.archive.writes, session.actor.staffId, Number(param('id')))
    return { seeOther: withNotice(accountPath(edition.lang), 'session-ended') }
  },
})

export const endOtherSessionsAction = newsroomAction({
  permission: 'enter-newsroom',
  async perform({ site, edition, now, session: { id, actor } }) {
    await site.archive.writes.transaction().execute(async (tx) => {
      await deleteSessionsOf(tx, actor.staffId, id)
      await logStaffAction(tx, now, actor, 'others-signed-out', actor.staffId)
    })
    return { seeOther: withNotice(accountPath(edition.lang), 'others-signed-out') }
  },
})
