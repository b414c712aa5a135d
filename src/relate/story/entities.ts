import type { Tx } from '../../archive/archive.ts'
import { deleteMentions, type Mentioning, putMentions } from '../../archive/entity-mentions.ts'
import type { NameRow } from '../../archive/person-names.ts'
import { documentRows } from '../../archive/relate-documents.ts'
import type { NamedPerson } from '../../text/people/find-people.ts'
import { withBroader } from '../../text/topics/topic.ts'
import { type Document, unpackDocument } from '../document.ts'
import { type Feature, nameOf, typeOf } from '../feature.ts'
import { linkPeople } from '../people/link.ts'
import { forgetPeople, recordPeople } from '../people/record.ts'

/** Of places, what the headline or the opening names, or the text more than once; who is named in full is told of. */
const TOLD = 0.3
const MOST = 24

/** Of what an article tells, that which has pages. */
export interface Told {
  readonly lang: string
  readonly publishedAt: number
  /** Places, organisations and topics: `place:derna`. */
  readonly entities: readonly string[]
  readonly people: readonly NamedPerson[]
}

export function toldIn({ lang, publishedAt, features, people }: Document): Told {
  const places = features.filter(
    ({ key, weight }) => weight >= TOLD && (typeOf(key) === 'place' || typeOf(key) === 'organisation'),
  )
  return {
    lang,
    publishedAt,
    entities: [...places.slice(0, MOST).map(({ key }) => key), ...topicsIn(features)],
    people,
  }
}

/** Puts down the places, organisations, topics and people that a related article tells of, for their pages. */
export async function recordEntities(tx: Tx, articleId: number): Promise<void> {
  const [row] = await documentRows(tx, [articleId])
  if (row) return recordTold(tx, [{ id: articleId, ...toldIn(unpackDocument(row)) }])
  await forgetPeople(tx, articleId)
  await deleteMentions(tx, articleId)
}

/** An article that has been read, with what it tells of. */
export interface Telling extends Told {
  readonly id: number
}

/**
 * The same of articles that have been read, one after another. What they tell of is written for all of them together, in the order of
 * its table, or when someone of an article may have a name in the other script too, whom it tells to be the same.
 */
export async function recordTold(tx: Tx, articles: readonly Telling[]): Promise<void> {
  const told: Mentioning[] = []
  const write = () => putMentions(tx, told.splice(0))
  for (const { id, lang, publishedAt, entities, people } of articles) {
    const names = await recordPeople(tx, id, people)
    told.push({ articleId: id, lang, publishedAt, entities: [...entities, ...names.map(personOf)] })
    await linkPeople(tx, id, names, write)
  }
  await write()
}

function personOf({ person_id }: NameRow): string {
  return `person:${person_id}`
}

/** What an article is about, and what that is a part of: the page of elections has what is about a referendum. */
function topicsIn(features: readonly Feature[]): readonly string[] {
  const ids = features.flatMap(({ key }) => (typeOf(key) === 'topic' ? [nameOf(key)] : []))
  return withBroader(ids).map((id) => `topic:${id}`)
}
