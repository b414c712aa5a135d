import type { Db, Tx } from '../../archive/archive.ts'
import { setMergedInto } from '../../archive/person-decisions.ts'
import {
  areDistinct,
  areNamedIn,
  articlesNaming,
  isDecided,
  moveNames,
  type NameRow,
  namesOfPeople,
  namesSounding,
  placesToldIn,
} from '../../archive/person-names.ts'
import { relationRows } from '../../archive/relations.ts'
import type { Script } from '../../model/person.ts'
import { isGivenName } from '../../text/people/given-names.ts'
import { samePerson } from '../../text/people/same-person.ts'
import { soundsOf } from '../../text/people/sounds.ts'

/** Names of the other script that sound alike and are compared. */
const CANDIDATES = 64
/** The newest articles of a name that tell what it is told of with. */
const NEWEST = 8
/** The newest articles of the less told of two that are looked through for the other. */
const LOOKED_THROUGH = 400

/** How alike two names must be where the articles share some place, and where they share several or are related. */
const SURE = 0.9
const LIKELY = 0.72
const SEVERAL = 2

/** A name in the other script that may be of the same person. */
interface Match {
  readonly name: NameRow
  readonly alike: number
}

/**
 * Finds who of an article's people has a name in the other script too, and makes one person of both: where the names
 * sound alike by the trained model, what is told of them has places or organisations in common or is related, neither is
 * more like a third, no article names both, and no editor said otherwise. A bounded number of look-ups by index. `beforeLooking` is
 * called before it is looked at what is told of them.
 */
export async function linkPeople(
  tx: Tx,
  articleId: number,
  names: readonly NameRow[],
  beforeLooking: () => Promise<void>,
): Promise<void> {
  for (const name of names) {
    const ours = await namesOfPeople(tx, [name.person_id])
    if (ours.some(({ script }) => script !== name.script)) continue
    const matches = await likeNames(tx, name)
    if (matches.length === 0) continue
    await beforeLooking()
    await linkPerson(tx, articleId, name, matches)
  }
}

async function linkPerson(tx: Tx, articleId: number, name: NameRow, matches: readonly Match[]): Promise<void> {
  const [best] = await inContextOf(tx, articleId, name, matches)
  if (!best || best.name.person_id === name.person_id) return
  const [back] = await likeNames(tx, best.name)
  // Another name of our script is the better match for what we found.
  if (back && back.name.id !== name.id && back.alike > best.alike) return
  await makeOne(tx, await namesOfPeople(tx, [name.person_id]), await namesOfPeople(tx, [best.name.person_id]))
}

/** Those of the matches that are told of with the same, or in what is related. */
async function inContextOf(
  db: Db,
  articleId: number,
  name: NameRow,
  matches: readonly Match[],
): Promise<readonly Match[]> {
  const articles = await articlesNaming(db, [name.id], NEWEST)
  const listed = (await relationRows(db, [articleId])).filter(({ state }) => state !== 'banned')
  const related = new Set(listed.map((one) => one.related_id))
  const places = await placesToldIn(db, [articleId, ...articles])
  const inContext: Match[] = []
  for (const match of matches) {
    const theirs = await articlesNaming(db, [match.name.id], NEWEST)
    const isRelated = theirs.some((id) => related.has(id))
    const shared = [...(await placesToldIn(db, theirs))].filter((place) => places.has(place)).length
    if (isRelated || isShared(name, match, shared)) inContext.push(match)
  }
  return inContext
}

/** Two first names in a row are borne by many: what is related has to tell of them. */
function isShared({ key }: NameRow, { alike }: Match, shared: number): boolean {
  const isCommon = isGivenName(key.split(' ').at(-1) ?? '')
  return !isCommon && shared >= (alike >= SURE ? 1 : SEVERAL)
}

/** The names of the other script that are like one, the most alike first. */
async function likeNames(db: Db, name: NameRow): Promise<readonly Match[]> {
  const other: Script = name.script === 'Arab' ? 'Latn' : 'Arab'
  const sounding = await namesSounding(db, soundsOf(name.key.split(' ')), other, CANDIDATES)
  return sounding
    .map((one) => ({
      name: one,
      alike: name.script === 'Arab' ? samePerson(name.form, one.form) : samePerson(one.form, name.form),
    }))
    .filter(({ alike }) => alike >= LIKELY)
    .sort((one, two) => two.alike - one.alike || two.name.articles - one.name.articles || one.name.id - two.name.id)
}

/** Joins two people, unless they are told of as two. The one with more articles, or with a decision, keeps the number. */
async function makeOne(tx: Tx, ours: readonly NameRow[], theirs: readonly NameRow[]): Promise<void> {
  const [first, second] = await inOrder(tx, ours, theirs)
  const [kept, joined] = [first[0]?.person_id, second[0]?.person_id]
  if (kept === undefined || joined === undefined || (await isDecided(tx, joined))) return
  const [keptIds, joinedIds] = [first.map(({ id }) => id), second.map(({ id }) => id)]
  if (await areDistinct(tx, keptIds, joinedIds)) return
  const fewer = articlesOf(first) < articlesOf(second) ? keptIds : joinedIds
  const more = fewer === keptIds ? joinedIds : keptIds
  if (await areNamedIn(tx, more, await articlesNaming(tx, fewer, LOOKED_THROUGH))) return
  await moveNames(tx, joinedIds, joined, kept)
  await setMergedInto(tx, joined, kept)
}

async function inOrder(tx: Tx, ours: readonly NameRow[], theirs: readonly NameRow[]) {
  const ranked = [ours, theirs].sort((one, two) => articlesOf(two) - articlesOf(one) || idOf(one) - idOf(two))
  const [first = [], second = []] = ranked
  const [isFirst, isSecond] = [await isDecided(tx, idOf(first)), await isDecided(tx, idOf(second))]
  return isSecond && !isFirst ? ([second, first] as const) : ([first, second] as const)
}

const articlesOf = (names: readonly NameRow[]) => names.reduce((sum, { articles }) => sum + articles, 0)
const idOf = (names: readonly NameRow[]) => names[0]?.person_id ?? 0
