import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import { LONGEST_NAME, type MemberFault } from '../../staff/members.ts'
import type { Form } from '../form.ts'
import { type Html, html } from '../html.ts'
import { field } from './field.ts'

/** What is wrong with the name or the e-mail address that was typed, in a sentence. */
export interface DetailFaults {
  readonly name?: string
  readonly email?: string
}

export function faultsOf(edition: Edition, fault: MemberFault): DetailFaults {
  const text = message(edition, `staff.fault.${fault}`, { most: LONGEST_NAME })
  return fault === 'name' ? { name: text } : { email: text }
}

/** Who an account is for. */
export function detailFields(edition: Edition, typed: Form, faults: DetailFaults, autocomplete = true): Html {
  const [name, email] = [typed.get('name') ?? '', typed.get('email') ?? '']
  const own = (token: string) => (autocomplete ? token : 'off')
  return html`${field({ name: 'name', label: message(edition, 'staff.name'), value: name, autocomplete: own('name'), fault: faults.name })}
${field({ name: 'email', label: message(edition, 'staff.email'), type: 'email', value: email, autocomplete: own('username'), fault: faults.email })}`
}
