import type { Archive } from '../../src/archive/archive.ts'
import type { Role } from '../../src/model/staff.ts'
import { addMember } from '../../src/staff/members.ts'
import { hashPassword } from '../../src/staff/password-hash.ts'
import type { Newsroom } from './newsroom.ts'
import { openTab, type Tab } from './tab.ts'

export const PASSWORD = 'lantern quay sparrow tin'
let hash: Promise<string> | undefined

/** Someone with an account, who signs in as `{role}@harbour.example` by `PASSWORD`; the number of the account. */
export async function addStaff(archive: Archive, now: number, role: Role, email = `${role}@harbour.example`) {
  hash ??= hashPassword(PASSWORD)
  const passwordHash = await hash
  const details = { email, name: NAMES[role] }
  const id = await archive.writes
    .transaction()
    .execute((tx) => addMember(tx, now, undefined, details, role, passwordHash))
  if (typeof id !== 'number') throw new Error(`${email}: ${id}`)
  return id
}

export const NAMES: Readonly<Record<Role, string>> = {
  contributor: 'Noor Contributor',
  translator: 'سلمى المترجمة',
  editor: 'Ilyas Editor',
  moderator: 'هدى المشرفة',
  admin: 'Ada Admin',
}

export function signIn(tab: Tab, email: string, password = PASSWORD, to = ''): Promise<Response> {
  return tab.post('/en/newsroom/sign-in', { email, password, to })
}

/** A browser in which a new member of staff has signed in. */
export async function staffTab(newsroom: Newsroom, role: Role, peer?: string): Promise<Tab & { readonly id: number }> {
  const id = await addStaff(newsroom.app.archive, newsroom.clock.now, role)
  const tab = openTab(newsroom, peer)
  const response = await signIn(tab, `${role}@harbour.example`)
  if (response.status !== 303) throw new Error(`${role} was answered ${response.status}`)
  return { ...tab, id }
}
