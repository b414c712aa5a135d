import { deletePasskey } from '../../../archive/passkeys.ts'
import { logStaffAction } from '../../../archive/staff-log.ts'
import { message } from '../../../locale/messages.ts'
import { addPasskey } from '../../../staff/passkeys.ts'
import { rotateSession } from '../../../staff/sessions.ts'
import { NOT_FOUND } from '../../page.ts'
import { sessionCookie } from '../cookies.ts'
import { newsroomAction } from '../page.ts'
import { accountPath, withNotice } from '../paths.ts'
import { relyingPartyOf } from '../relying-party.ts'
import { loadAccount } from './account-data.ts'
import { accountView } from './account-page.ts'

const GUARD = { permission: 'enter-newsroom', afresh: true } as const

export const addPasskeyAction = newsroomAction({
  ...GUARD,
  async perform(visit, form) {
    const { site, edition, now, session } = visit
    const [name, credential] = [form.get('name') ?? '', form.get('credential') ?? '']
    const token = await addPasskey(site.archive, now, relyingPartyOf(visit), session, name, credential)
    if (token !== undefined) {
      return {
        seeOther: withNotice(accountPath(edition.lang), 'passkey-added'),
        headers: { 'Set-Cookie': sessionCookie(site, token) },
      }
    }
    const data = await loadAccount(visit)
    if (!data) return NOT_FOUND
    return { status: 422, html: accountView(visit, data, { alert: message(edition, 'passkeys.refused') }) }
  },
})

export const removePasskeyAction = newsroomAction({
  ...GUARD,
  async perform({ site, edition, now, session: { id, actor } }, form) {
    const token = await site.archive.writes.transaction().execute(async (tx) => {
      const name = await deletePasskey(tx, actor.staffId, form.get('credential') ?? '')
      if (name === undefined) return undefined
      await logStaffAction(tx, now, actor, 'passkey-removed', actor.staffId, name)
      return rotateSession(tx, id)
    })
    if (token === undefined) return NOT_FOUND
    return {
      seeOther: withNotice(accountPath(edition.lang), 'passkey-removed'),
      headers: { 'Set-Cookie': sessionCookie(site, token) },
    }
  },
})
