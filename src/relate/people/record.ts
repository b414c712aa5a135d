import type { Tx } from '../../archive/archive.ts'
import {
  deleteMention,
  insertMention,
  insertName,
  mentionsIn,
  type NameRow,
  namesByKey,
} from '../../archive/person-names.ts'
import type { Script } from '../../model/person.ts'
import { isArabic } from '../../text/names/letters.ts'
import type { NamedPerson } from '../../text/people/find-people.ts'
import { soundsOf } from '../../text/people/sounds.ts'

/** An article names more people only in lists of dead or of players. */
const MOST_PEOPLE = 40

/**
 * Puts down whom an article names, in the place of what was put down before; their names. A name that nothing tells to be a person's is
 * taken for one where another article told so.
 */
export async function recordPeople(
  tx: Tx,
  articleId: number,
  found: readonly NamedPerson[],
): Promise<readonly NameRow[]> {
  const names = new Map(
    await namesByKey(
      tx,
      found.map(({ key }) => key),
    ),
  )
  const people = uniqueOf(found.filter(({ key, isSure }) => isSure || names.has(key))).slice(0, MOST_PEOPLE)
  const before = new Map((await mentionsIn(tx, articleId)).map((one) => [one.name_id, one]))
  const recorded: NameRow[] = []
  for (const person of people) {
    const name = names.get(person.key) ?? (await insertName(tx, newName(person)))
    const mention = { article_id: articleId, name_id: name.id, form: person.form }
    if (!before.delete(name.id)) await insertMention(tx, mention, name)
    recorded.push(name)
  }
  for (const gone of before.values()) await deleteMention(tx, gone)
  return recorded
}

/** Takes away whom an article names. */
export async function forgetPeople(tx: Tx, articleId: number): Promise<void> {
  for (const mention of await mentionsIn(tx, articleId)) await deleteMention(tx, mention)
}

/** Each once, those that the article names most first. */
function uniqueOf(people: readonly NamedPerson[]): readonly NamedPerson[] {
  const unique = new Map(people.map((person) => [person.key, person]))
  return [...unique.values()].sort((one, other) => other.mentions - one.mentions)
}

function newName({ key, form }: NamedPerson) {
  return { key, form, script: scriptOf(form), sounds: soundsOf(key.split(' ')) }
}

export function scriptOf(form: string): Script {
  return isArabic(form) ? 'Arab' : 'Latn'
}
