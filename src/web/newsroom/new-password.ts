import type { Edition } from '../../locale/edition.ts'
import { message } from '../../locale/messages.ts'
import { GOOD_PASSWORD, LONGEST_PASSWORD, passwordFault, SHORTEST_PASSWORD } from '../../staff/password-rules.ts'
import type { Html } from '../html.ts'
import type { Site } from '../site.ts'
import { field } from './field.ts'

/** What is wrong with a password, in a sentence; the names are those of the person. */
export async function passwordFaultText(
  { editions }: Site,
  edition: Edition,
  password: string,
  names: readonly string[],
): Promise<string | undefined> {
  const siteNames = Object.values(editions).map(({ name }) => name)
  const fault = await passwordFault(password, [...siteNames, ...names])
  return fault && message(edition, `password.${fault}`, { least: SHORTEST_PASSWORD, most: LONGEST_PASSWORD })
}

/** Where a new password is typed. Once: a manager writes it, and a person who mistypes it gets another link. */
export function newPasswordField(edition: Edition, fault?: string): Html {
  return field({
    name: 'new-password',
    label: message(edition, 'password.new'),
    type: 'password',
    autocomplete: 'new-password',
    hint: message(edition, 'password.hint', { least: SHORTEST_PASSWORD, better: GOOD_PASSWORD }),
    fault,
  })
}
