/** What a person with an account is in the newsroom; `src/staff/permissions.ts` says what each may do. */
export const ROLES = ['contributor', 'translator', 'editor', 'moderator', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** One thing that staff may or may not do. Every route of the newsroom names the one that it asks for. */
export const PERMISSIONS = [
  'enter-newsroom',
  'edit-stories',
  'edit-related',
  'edit-people',
  'moderate-comments',
  'set-comment-rules',
  'manage-staff',
  'read-staff-log',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export type StaffStatus = 'active' | 'disabled'

/** A person with an account, as other staff see them. Times are milliseconds since 1970 UTC. */
export interface StaffMember {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly status: StaffStatus
  readonly createdAt: number
  readonly hasPassword: boolean
  readonly hasTotp: boolean
}

/** Who does something, as a log names them. */
export interface Actor {
  readonly staffId: number
  readonly name: string
  readonly role: Role
}

/** One browser in which a member of staff is signed in. */
export interface Session {
  readonly id: number
  readonly actor: Actor
  readonly createdAt: number
  readonly usedAt: number
  readonly userAgent: string | undefined
}

/** What staff do to accounts, as the log keeps it; each has its words in both languages. */
export const STAFF_ACTIONS = [
  'added',
  'role-changed',
  'disabled',
  'enabled',
  'link-made',
  'reset',
  'signed-in',
  'password-set',
  'totp-on',
  'totp-off',
  'recovery-code-used',
  'recovery-codes-made',
  'passkey-added',
  'passkey-removed',
  'others-signed-out',
] as const
export type StaffAction = (typeof STAFF_ACTIONS)[number]

/** One line of the log. Without an actor it was done on the command line. */
export interface StaffLogEntry {
  readonly id: number
  readonly at: number
  readonly action: StaffAction
  readonly actor: string | undefined
  readonly subject: string
  readonly detail: string | undefined
}

export function isRole(value: string | undefined): value is Role {
  return ROLES.some((role) => role === value)
}

/** Under which an e-mail address is known: people do not remember how they capitalised it. */
export function emailKey(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

/** Enough to tell a slip from an address; whether mail arrives there, only mail can tell (HTML Standard, valid e-mail address). */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@\p{Cc}\p{Cf}]+@[^\s@\p{Cc}\p{Cf}]+$/u.test(text)
}
