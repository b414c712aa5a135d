import type { Archive } from '../archive/archive.ts'
import { type Account, accountByEmail, allStaff } from '../archive/staff.ts'
import { type MessageKey, message } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import { isRole, ROLES, type Role, type StaffMember } from '../model/staff.ts'
import { makePasswordLink } from '../staff/links.ts'
import {
  addMember,
  changeRole,
  changeStatus,
  LONGEST_NAME,
  type MemberChange,
  readDetails,
  resetMember,
} from '../staff/members.ts'
import { hashPassword } from '../staff/password-hash.ts'
import { LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD } from '../staff/password-rules.ts'
import { passwordLinkPath } from '../web/newsroom/paths.ts'
import type { Call, Command } from './command.ts'

/** Staff accounts from the command line: whoever may run it on this archive may do all of it. */
export const staffCommand: Command = {
  name: 'staff',
  usage: '<list|add|role|disable|enable|link|reset> [--email …] [--name …] [--role …] [--link]',
  about: { en: 'see and change who has an account (docs/staff.md)', ar: 'يعرض أصحاب الحسابات ويغيّرهم (docs/staff.md)' },
  options: {
    email: { type: 'string', about: { en: 'whose account', ar: 'صاحب الحساب' } },
    name: { type: 'string', about: { en: 'the name that others see', ar: 'الاسم الذي يراه الآخرون' } },
    role: { type: 'string', about: { en: ROLES.join('|'), ar: ROLES.join('|') } },
    link: {
      type: 'boolean',
      about: {
        en: 'print a link to set a password instead of asking for one',
        ar: 'يطبع رابطًا لوضع كلمة السر بدل السؤال عنها',
      },
    },
  },
  async run(call) {
    const action = ACTIONS[call.positionals[0] ?? 'list']
    if (!action) throw new Problem('argument-missing', { command: 'staff', argument: Object.keys(ACTIONS).join('|') })
    const { openArchive } = await import('../archive/open.ts')
    const archive = await openArchive(call.config)
    try {
      await action(archive, call)
      return 0
    } finally {
      await archive.close()
    }
  },
}

const ACTIONS: Readonly<Record<string, (archive: Archive, call: Call) => Promise<void>>> = {
  list,
  add,
  role: async (archive, call) => {
    const member = await memberOf(archive, call)
    const role = required(call, 'role', isRole)
    checked(await changeRole(archive, Date.now(), undefined, member.id, role), member)
    tell(call, 'cli.staff.role', { name: member.name, role: roleName(call, role) })
  },
  disable: (archive, call) => setStatus(archive, call, 'disabled'),
  enable: (archive, call) => setStatus(archive, call, 'active'),
  link: async (archive, call) => giveLink(archive, call, await activeMember(archive, call)),
  reset: async (archive, call) => {
    const member = await activeMember(archive, call)
    await archive.writes.transaction().execute((tx) => resetMember(tx, Date.now(), undefined, member.id))
    tell(call, 'cli.staff.reset', { name: member.name })
    await giveLink(archive, call, member)
  },
}

async function list({ reads }: Archive, call: Call): Promise<void> {
  const staff = await allStaff(reads)
  if (staff.length === 0) tell(call, 'cli.staff.none', {})
  for (const { email, name, role, status } of staff) call.terminal.out([email, role, status, name].join('\t'))
}

async function add(archive: Archive, call: Call): Promise<void> {
  const role = required(call, 'role', isRole)
  const details = readDetails(required(call, 'email'), required(call, 'name'))
  if (typeof details === 'string') throw refused(call, `staff.fault.${details}`, LONGEST_NAME)
  if (await accountByEmail(archive.reads, details.email)) throw new Problem('staff-exists', { email: details.email })
  const hash = call.has('link') ? undefined : await hashPassword(await askPassword(call, [details.name, details.email]))
  const id = await archive.writes
    .transaction()
    .execute((tx) => addMember(tx, Date.now(), undefined, details, role, hash))
  if (id === 'email-taken') throw new Problem('staff-exists', { email: details.email })
  tell(call, 'cli.staff.added', { name: details.name, role: roleName(call, role) })
  if (hash === undefined) await giveLink(archive, call, { id })
}

/** Asked for twice, since nobody sees what is typed. */
async function askPassword(call: Call, names: readonly string[]): Promise<string> {
  const { terminal, config } = call
  const password = await terminal.readSecret(message(terminal.voice, 'cli.staff.password'))
  const siteNames = Object.values(config.editions).map(({ name }) => name)
  const fault = await passwordFault(password, [...siteNames, ...names])
  if (fault) throw refused(call, `password.${fault}`, LONGEST_PASSWORD)
  if (terminal.isTyped && (await terminal.readSecret(message(terminal.voice, 'cli.staff.again'))) !== password)
    throw new Problem('password-unequal')
  return password
}

async function setStatus(archive: Archive, call: Call, status: StaffMember['status']): Promise<void> {
  const member = await memberOf(archive, call)
  checked(await changeStatus(archive, Date.now(), undefined, member.id, status), member)
  tell(call, status === 'active' ? 'cli.staff.enabled' : 'cli.staff.disabled', { name: member.name })
}

async function giveLink({ writes }: Archive, call: Call, { id }: { readonly id: number }): Promise<void> {
  const { config, terminal } = call
  const token = await writes.transaction().execute((tx) => makePasswordLink(tx, Date.now(), undefined, id))
  // The command line does not know where a running server listens; without SITE_URL it is where it does by default.
  const site = config.siteUrl ?? `http://localhost:${config.port}`
  tell(call, 'cli.staff.link', { url: site + passwordLinkPath(terminal.voice.lang, token) })
}

async function memberOf({ reads }: Archive, call: Call): Promise<Account> {
  const email = required(call, 'email')
  const member = await accountByEmail(reads, email)
  if (!member) throw new Problem('staff-not-found', { email })
  return member
}

async function activeMember(archive: Archive, call: Call): Promise<Account> {
  const member = await memberOf(archive, call)
  if (member.status === 'disabled') throw new Problem('staff-disabled', { email: member.email })
  return member
}

function checked(change: MemberChange, { email }: StaffMember): void {
  if (change === 'staff-not-found') throw new Problem('staff-not-found', { email })
  if (change === 'last-admin') throw new Problem('last-admin')
}

function required(call: Call, option: string): string
function required<T extends string>(call: Call, option: string, is: (value: string | undefined) => value is T): T
function required(
  call: Call,
  option: string,
  is = (value: string | undefined): boolean => value !== undefined,
): string {
  const value = call.value(option)
  if (value === undefined || !is(value)) {
    const argument = option === 'role' ? `--role ${ROLES.join('|')}` : `--${option}`
    throw new Problem('argument-missing', { command: 'staff', argument })
  }
  return value
}

function refused({ terminal }: Call, key: MessageKey, most: number): Problem {
  return new Problem('staff-refused', { reason: message(terminal.voice, key, { least: SHORTEST_PASSWORD, most }) })
}

const roleName = ({ terminal }: Call, role: Role) => message(terminal.voice, `role.${role}`)

function tell({ terminal }: Call, key: MessageKey, params: Readonly<Record<string, string>>): void {
  terminal.out(message(terminal.voice, key, params))
}
