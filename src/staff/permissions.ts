import { PERMISSIONS, type Permission, type Role } from '../model/staff.ts'

/** What each role may do. The one place that says so: routes name a permission, never a role. */
const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  contributor: ['enter-newsroom'],
  translator: ['enter-newsroom'],
  editor: ['enter-newsroom', 'edit-stories', 'edit-related', 'edit-people', 'moderate-comments'],
  moderator: ['enter-newsroom', 'moderate-comments', 'set-comment-rules'],
  admin: [...PERMISSIONS],
}

export function may(role: Role, permission: Permission): boolean {
  return PERMISSIONS_OF[role].includes(permission)
}
