import type { MessageKey } from '../../locale/messages.ts'
import type { EditionLang } from '../../model/lang.ts'
import type { Permission } from '../../model/staff.ts'
import { accountPath, deskPath, staffLogPath, staffPath } from './paths.ts'

/** A place in the newsroom, as its masthead and the desk show it to those who may go there. */
export interface Destination {
  readonly path: (edition: EditionLang) => string
  readonly name: MessageKey
  readonly about: MessageKey
  readonly permission: Permission
}

/** In the order in which they are shown. */
export const DESTINATIONS: readonly Destination[] = [
  { path: deskPath, name: 'newsroom.desk', about: 'newsroom.desk.about', permission: 'enter-newsroom' },
  { path: staffPath, name: 'newsroom.staff', about: 'newsroom.staff.about', permission: 'manage-staff' },
  { path: staffLogPath, name: 'newsroom.log', about: 'newsroom.log.about', permission: 'read-staff-log' },
  { path: accountPath, name: 'newsroom.account', about: 'newsroom.account.about', permission: 'enter-newsroom' },
]
