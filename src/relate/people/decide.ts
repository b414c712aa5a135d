import type { Archive, Tx } from '../../archive/archive.ts'
import {
  isFollowed,
  logPersonAction,
  personLogEntry,
  personRow,
  setHidden,
  setMergedInto,
  setPersonName,
  tellApart,
  tellApartNoMore,
} from '../../archive/person-decisions.ts'
import { distinctPairs, insertPerson, moveNames, namesOfPeople } from '../../archive/person-names.ts'
import type { EditionLang } from '../../model/lang.ts'
import type { NamePair, PersonAction, PersonDetail, PersonLogEntry } from '../../model/person.ts'
import type { Actor } from '../../model/staff.ts'
import { cleanLine } from '../../text/clean.ts'

/** What came of an editor's decision. */
export type Decided = 'done' | 'person-not-found' | 'same-person' | 'no-names' | 'already-undone' | 'followed'

/** Who decides, when, in which archive. */
export interface Deciding {
  readonly archive: Archive
  readonly now: number
  readonly actor: Pick<Actor, 'staffId'>
}

const MOST_NAME = 120

/** Gives someone a name in a language; an empty one leaves it to what texts write. */
export function namePerson(deciding: Deciding, id: number, lang: EditionLang, name: string): Promise<Decided> {
  return decide(deciding, async (tx) => {
    const person = await openPerson(tx, id)
    if (!person) return 'person-not-found'
    const before = lang === 'ar' ? person.name_ar : person.name_en
    const after = [...cleanLine(name)].slice(0, MOST_NAME).join('') || null
    if (before === after) return 'done'
    await setPersonName(tx, id, lang, after)
    return log(tx, deciding, id, 'named', { lang, before, after })
  })
}

/** Takes someone's page away, with every link to it, or gives it back. The names stay known, so that it stays away. */
export function hidePerson(deciding: Deciding, id: number, hidden: boolean): Promise<Decided> {
  return decide(deciding, async (tx) => {
    const person = await openPerson(tx, id)
    if (!person) return 'person-not-found'
    if (Boolean(person.hidden) === hidden) return 'done'
    await setHidden(tx, id, hidden)
    return log(tx, deciding, id, hidden ? 'hidden' : 'shown', {})
  })
}

/** Gives all names of another person to this one; the other's address leads here from then on. */
export function mergePeople(deciding: Deciding, id: number, other: number): Promise<Decided> {
  return decide(deciding, async (tx) => {
    if (id === other) return 'same-person'
    if (!(await openPerson(tx, id)) || !(await openPerson(tx, other))) return 'person-not-found'
    const [ours, moved] = [await nameIds(tx, id), await nameIds(tx, other)]
    const pairs = (await distinctPairs(tx, ours, moved)).map((row): NamePair => [row.name_id, row.other_id])
    await tellApartNoMore(tx, pairs)
    await moveNames(tx, moved, other, id)
    await setMergedInto(tx, other, id)
    return log(tx, deciding, id, 'merged', { other, moved, pairs })
  })
}

/** Says that some of someone's names are another person's: they become one of their own, and are never joined again. */
export function partPerson(deciding: Deciding, id: number, names: readonly number[]): Promise<Decided> {
  return decide(deciding, async (tx) => {
    if (!(await openPerson(tx, id))) return 'person-not-found'
    const all = await nameIds(tx, id)
    const moved = all.filter((one) => names.includes(one))
    const stayed = all.filter((one) => !names.includes(one))
    if (moved.length === 0 || stayed.length === 0) return 'no-names'
    const other = await insertPerson(tx)
    const pairs = moved.flatMap((one) => stayed.map((two): NamePair => [one, two]))
    await moveNames(tx, moved, id, other)
    await tellApart(tx, pairs)
    return log(tx, deciding, id, 'parted', { other, moved, pairs })
  })
}

/** Undoes a decision, if nothing later rests on it. The log keeps both. */
export function undoPersonAction(deciding: Deciding, entryId: number): Promise<Decided> {
  return decide(deciding, async (tx) => {
    const entry = await personLogEntry(tx, entryId)
    if (!entry || entry.action === 'undone') return 'person-not-found'
    if (entry.undone) return 'already-undone'
    if (await isFollowed(tx, entry)) return 'followed'
    await undo(tx, entry)
    const { personId, detail, action } = entry
    const undone = { undid: action, ...(detail.other === undefined ? {} : { other: detail.other }) }
    return log(tx, deciding, personId, 'undone', undone, entryId)
  })
}

async function undo(tx: Tx, { personId, action, detail }: PersonLogEntry): Promise<void> {
  const { other, moved = [], pairs = [] } = detail
  if (action === 'named' && detail.lang) await setPersonName(tx, personId, detail.lang, detail.before ?? null)
  if (action === 'hidden' || action === 'shown') await setHidden(tx, personId, action === 'shown')
  if (other === undefined) return
  if (action === 'merged') {
    const still = await nameIds(tx, personId)
    await setMergedInto(tx, other, null)
    await moveNames(
      tx,
      moved.filter((name) => still.includes(name)),
      personId,
      other,
    )
    await tellApart(tx, pairs)
  }
  if (action === 'parted') {
    await tellApartNoMore(tx, pairs)
    // What the new person has gained since then goes along; the address leads back.
    await moveNames(tx, await nameIds(tx, other), other, personId)
    await setMergedInto(tx, other, personId)
  }
}

async function openPerson(tx: Tx, id: number) {
  const person = await personRow(tx, id)
  return person?.merged_into === null ? person : undefined
}

async function nameIds(tx: Tx, personId: number): Promise<readonly number[]> {
  return (await namesOfPeople(tx, [personId])).map(({ id }) => id)
}

async function log(
  tx: Tx,
  { now, actor }: Deciding,
  personId: number,
  action: PersonAction,
  detail: PersonDetail,
  undoes?: number,
): Promise<'done'> {
  const entry = { personId, at: now, actorId: actor.staffId, action, detail }
  await logPersonAction(tx, undoes === undefined ? entry : { ...entry, undoes })
  return 'done'
}

/** One decision at a time, and none while the machine relates. */
function decide({ archive }: Deciding, act: (tx: Tx) => Promise<Decided>): Promise<Decided> {
  return archive.writes.transaction().execute(async (tx) => {
    await archive.lockRelating(tx)
    return act(tx)
  })
}
