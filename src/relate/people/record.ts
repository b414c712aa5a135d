import type { Tx } from '../../archive/archive.ts'
import {
  deleteMention,
  insertMention,
  insertName,
  mentionsIn,
  type NameRow,
  namesByKey,
  setTold,
} from '../../archive/person-names.ts'
import type { RelatableArticle } from '../../archive/relate-documents.ts'
import type { SafeHtml } from '../../model/markup.ts'
import type { Script } from '../../model/person.ts'
import { paragraphsOf } from '../../text/html.ts'
import { isArabic } from '../../text/names/letters.ts'
import { findPeople, type NamedPerson } from '../../text/people/find-people.ts'
import { soundsOf } from '../../text/people/sounds.ts'

/** An article names more people only in lists of dead or of players. */
const MOST_PEOPLE = 40
/** What two parts of an article may be parted by, and no name holds. */
const PARTED = '\n'

/** A name that an article has, and whether it tells of the person or names them in passing. */
export interface RecordedName {
  readonly name: NameRow
  readonly isTold: boolean
}

/**
 * Puts down whom an article names, in the place of what was put down before. A name that nothing tells to be a person's is
 * taken for one where another article told so.
 */
export async function recordPeople(tx: Tx, article: RelatableArticle): Promise<readonly RecordedName[]> {
  const { text, opening } = textOf(article)
  const found = findPeople(text, article.lang)
  const names = new Map(await namesByKey(tx, found.map(({ key }) => key)))
  const people = uniqueOf(found.filter(({ key, isSure }) => isSure || names.has(key))).slice(0, MOST_PEOPLE)
  const before = new Map((await mentionsIn(tx, article.id)).map((one) => [one.name_id, one]))
  const recorded: RecordedName[] = []
  for (const person of people) {
    const name = names.get(person.key) ?? (await insertName(tx, newName(person)))
    const isTold = person.start < opening || person.mentions > 1
    const mention = { article_id: article.id, name_id: name.id, form: person.form, told: Number(isTold) }
    const known = before.get(name.id)
    if (!known) await insertMention(tx, mention, name)
    else if (known.told !== mention.told) await setTold(tx, mention, mention.told)
    before.delete(name.id)
    recorded.push({ name, isTold })
  }
  for (const gone of before.values()) await deleteMention(tx, gone)
  return recorded
}

/** Takes away whom an article names. */
export async function forgetPeople(tx: Tx, articleId: number): Promise<void> {
  for (const mention of await mentionsIn(tx, articleId)) await deleteMention(tx, mention)
}

function textOf({ headline, standfirst, body }: RelatableArticle) {
  const [first = '', ...rest] = paragraphsOf(body as SafeHtml)
  const opening = [headline, standfirst ?? '', first].join(PARTED)
  return { text: [opening, ...rest].join(PARTED), opening: opening.length }
}

function uniqueOf(people: readonly NamedPerson[]): readonly NamedPerson[] {
  return [...new Map(people.map((person) => [person.key, person])).values()]
}

function newName({ key, form }: NamedPerson) {
  return { key, form, script: scriptOf(form), sounds: soundsOf(key.split(' ')) }
}

export function scriptOf(form: string): Script {
  return isArabic(form) ? 'Arab' : 'Latn'
}
