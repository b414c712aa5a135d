import type { Db, Tx } from '../../archive/archive.ts'
import { documentRows } from '../../archive/relate-documents.ts'
import { relationRows } from '../../archive/relations.ts'
import {
  addCentrality,
  deleteMember,
  dissolveIfSingle,
  exclusionsOf,
  insertStory,
  type MemberRow,
  membersAmong,
  membersNear,
  putMember,
} from '../../archive/story-members.ts'
import { unpackDocument } from '../document.ts'
import { frequenciesIn, type Stored } from '../neighbours.ts'
import { placesIn } from '../packed-vector.ts'
import { featuresOf } from '../read-article.ts'
import { readVectors } from '../read-vectors.ts'
import { type Probe, probeOf, screened } from '../screen.ts'
import { vectorOf } from '../vector.ts'
import { type Group, groupsOf, type Linked, whereTo } from './choose.ts'
import { commonPlaces, linkOf, type Places } from './link.ts'
import { tellingTheSame } from './same-telling.ts'

/** Members of a story nearest in time, on each side, that an article is compared with beside those in its lists. */
const NEAR = 4
/** Stories that are looked into. */
const STORIES = 6

/** Which articles count: in a recomputation those that come before, in the order of publication. */
export type Before = (other: { readonly publishedAt: number; readonly id: number }) => boolean
const ANY: Before = () => true

/**
 * Finds the story of an article that has been related: the one whose articles it is most like, or a new one with a
 * single article that it is like; or none. Single-pass clustering as in topic detection (Allan, Papka and Lavrenko
 * 1998; Yang, Pierce and Carbonell 1998). A bounded number of comparisons, whatever the size of archive and story.
 */
export async function assignStory(tx: Tx, articleId: number): Promise<void> {
  const [row] = await documentRows(tx, [articleId])
  if (!row) return leaveStory(tx, articleId)
  const document = unpackDocument(row)
  const vector = vectorOf(document.lang, document.features, await frequenciesIn(tx, featuresOf(row)))
  const related = (await relationRows(tx, [articleId])).filter(({ state }) => state !== 'banned')
  const told: Told = {
    id: articleId,
    publishedAt: document.publishedAt,
    probe: probeOf(document, vector),
    same: (await tellingTheSame(tx, [articleId])).get(articleId) ?? new Set(),
    related: related.map((one) => one.related_id),
  }
  await putIntoStory(tx, told, ANY)
}

/** An article whose story is looked for. */
export interface Told {
  readonly id: number
  readonly publishedAt: number
  readonly probe: Probe
  /** Its translations, and whatever carries its text. */
  readonly same: ReadonlySet<number>
  /** What stands in its lists. */
  readonly related: readonly number[]
}

/** Does so for an article that has been related, among the articles that `counts` says, whose vectors `vectorsOf` has. */
export async function putIntoStory(
  tx: Tx,
  told: Told,
  counts: Before,
  vectorsOf: Stored['vectors'] = readVectors,
): Promise<void> {
  const members = new Map(
    (await membersAmong(tx, [told.id, ...told.same, ...told.related])).map((one) => [one.article_id, one]),
  )
  const current = members.get(told.id)
  if (current?.origin === 'editor') return
  members.delete(told.id)
  const linked = await linksOf(tx, told, members, counts, vectorsOf)
  const excluded = linked.length > 0 ? await exclusionsOf(tx, told.id) : new Set<number>()
  const group = whereTo(groupsOf(linked), excluded)
  if (group) await join(tx, told, current, group, counts)
  else if (current && !(await isFounder(tx, told, current, counts))) await leaveStory(tx, told.id)
}

/** Takes an article out of the story that the machine put it in. */
export async function leaveStory(tx: Tx, articleId: number): Promise<void> {
  const [current] = await membersAmong(tx, [articleId])
  if (current?.origin !== 'machine') return
  await deleteMember(tx, articleId, 'machine')
  await dissolveIfSingle(tx, current.story_id)
}

/**
 * The articles that may be of the same story, each screened for this one: those told to be like it, of which `known` are
 * members of stories, and those near it in these.
 */
async function linksOf(
  db: Db,
  told: Told,
  known: ReadonlyMap<number, MemberRow>,
  counts: Before,
  vectorsOf: Stored['vectors'],
): Promise<readonly Linked[]> {
  const members = new Map(known)
  const stories = new Set([...known.values()].map((one) => one.story_id))
  for (const storyId of [...stories].slice(0, STORIES)) {
    for (const one of await membersNear(db, storyId, told.publishedAt, NEAR)) members.set(one.article_id, one)
  }
  const others = new Set([...told.same, ...told.related, ...members.keys()])
  others.delete(told.id)
  if (others.size === 0) return []
  const vectors = await vectorsOf(db, [...others, told.id])
  const own = vectors.find(({ id }) => id === told.id)
  const places = own ? placesIn(own) : NO_PLACES
  const counting = vectors.filter((one) => one !== own && counts(one))
  return screened(told.probe, counting).map(({ other, likeness }) => {
    const isSame = told.same.has(other.id)
    const link = isSame
      ? 1
      : linkOf(likeness, told.publishedAt - other.publishedAt, commonPlaces(places, placesIn(other)))
    return { other, link, story: members.get(other.id)?.story_id, isSame }
  })
}

const NO_PLACES: Places = new Map()

async function join(tx: Tx, told: Told, current: MemberRow | undefined, group: Group, counts: Before): Promise<void> {
  const { id, publishedAt } = told
  const centrality = group.links.reduce((sum, { link }) => sum + link, 0)
  const storyId = group.story ?? (await storyFor(tx, told, current, counts))
  if (current?.story_id === storyId && group.story !== undefined) return
  await putMember(tx, { article_id: id, story_id: storyId, published_at: publishedAt, origin: 'machine', centrality })
  for (const { other, link } of group.links) {
    if (group.story !== undefined) await addCentrality(tx, other.id, link)
    else {
      const { id: otherId, publishedAt: at } = other
      const member = { article_id: otherId, story_id: storyId, published_at: at, origin: 'machine', centrality: link }
      await putMember(tx, member)
    }
  }
  if (current && current.story_id !== storyId) await dissolveIfSingle(tx, current.story_id)
}

/** Two articles without a story found one; where a recomputation finds one of them again, it keeps its number. */
async function storyFor(tx: Tx, told: Told, current: MemberRow | undefined, counts: Before): Promise<number> {
  if (current && (await isFounder(tx, told, current, counts))) return current.story_id
  return insertStory(tx)
}

/** Whether nothing that counts is in the article's story before it. */
async function isFounder(tx: Tx, told: Told, current: MemberRow, counts: Before): Promise<boolean> {
  if (counts === ANY) return false
  const near = await membersNear(tx, current.story_id, told.publishedAt, 2)
  return !near.some(
    (one) => one.article_id !== told.id && counts({ publishedAt: one.published_at, id: one.article_id }),
  )
}
