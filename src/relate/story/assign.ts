import type { Db, Tx } from '../../archive/archive.ts'
import { copiesOf, duplicatesAmong } from '../../archive/duplicates.ts'
import { translationIds } from '../../archive/relate-candidates.ts'
import { documentRows, frequenciesOf } from '../../archive/relate-documents.ts'
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
import { candidateOf, type Document, unpackDocument, weightAt } from '../document.ts'
import { EVERYTHING, numberOf } from '../feature.ts'
import type { Knowledge } from '../knowledge.ts'
import { compare } from '../score.ts'
import { vectorOf } from '../vector.ts'
import { type Group, groupsOf, type Linked, whereTo } from './choose.ts'
import { commonPlaces, linkOf, placesOf } from './link.ts'

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
export async function assignStory(
  tx: Tx,
  articleId: number,
  knowledge: Knowledge,
  counts: Before = ANY,
): Promise<void> {
  const [row] = await documentRows(tx, [articleId])
  const [current] = await membersAmong(tx, [articleId])
  if (current?.origin === 'editor') return
  if (!row) return leaveStory(tx, articleId)
  const document = unpackDocument(row)
  const linked = await linksOf(tx, document, knowledge, counts)
  const excluded = await exclusionsOf(tx, articleId)
  const group = whereTo(groupsOf(linked), excluded)
  if (group) await join(tx, document, current, group, counts)
  else if (current && !(await isFounder(tx, document, current, counts))) await leaveStory(tx, articleId)
}

/** Takes an article out of the story that the machine put it in. */
export async function leaveStory(tx: Tx, articleId: number): Promise<void> {
  const [current] = await membersAmong(tx, [articleId])
  if (current?.origin !== 'machine') return
  await deleteMember(tx, articleId, 'machine')
  await dissolveIfSingle(tx, current.story_id)
}

/** The articles that may be of the same story, each compared with this one. */
async function linksOf(db: Db, document: Document, knowledge: Knowledge, counts: Before): Promise<readonly Linked[]> {
  const same = await sameTextIds(db, document.id)
  const related = (await relationRows(db, [document.id])).filter(({ state }) => state !== 'banned')
  const ids = new Set([...same, ...related.map((one) => one.related_id)])
  const members = new Map((await membersAmong(db, [...ids])).map((one) => [one.article_id, one]))
  const stories = new Set([...members.values()].map((one) => one.story_id))
  for (const storyId of [...stories].slice(0, STORIES)) {
    for (const one of await membersNear(db, storyId, document.publishedAt, NEAR)) members.set(one.article_id, one)
  }
  const candidates = (await documentRows(db, [...new Set([...ids, ...members.keys()])]))
    .filter((row) => row.article_id !== document.id)
    .map((one) => candidateOf(one))
    .filter(counts)
  if (candidates.length === 0) return []
  const vector = await weighed(db, document)
  const places = placesOfDocument(document)
  return candidates.map((other) => {
    const isSame = same.has(other.id)
    const { likeness } = compare(document, vector, other, knowledge)
    const common = commonPlaces(
      places,
      placesOf(other.keys, (at) => weightAt(other, at)),
    )
    const link = isSame ? 1 : linkOf(likeness, document.publishedAt - other.publishedAt, common)
    return { other, link, story: members.get(other.id)?.story_id, isSame }
  })
}

function placesOfDocument({ features }: Document) {
  return placesOf(
    features.map(({ key }) => key),
    (at) => features[at]?.weight ?? 0,
  )
}

/** A document's features by what is rare in the archive now. */
async function weighed(db: Db, { lang, features }: Document) {
  const found = await frequenciesOf(db, [EVERYTHING, ...features.map(({ key }) => numberOf(key))])
  return vectorOf(lang, features, {
    articles: found.get(EVERYTHING) ?? 0,
    count: (feature: number) => found.get(feature) ?? 0,
  })
}

/** Translations of an article, and whatever carries its text: they always tell of the same. */
async function sameTextIds(db: Db, id: number): Promise<ReadonlySet<number>> {
  const [copy] = await duplicatesAmong(db, [id])
  const original = copy?.original_id ?? id
  const copies = await copiesOf(db, original)
  const ids = new Set([...(await translationIds(db, id)), original, ...copies.map((one) => one.article_id)])
  ids.delete(id)
  return ids
}

async function join(
  tx: Tx,
  document: Document,
  current: MemberRow | undefined,
  group: Group,
  counts: Before,
): Promise<void> {
  const { id, publishedAt } = document
  const centrality = group.links.reduce((sum, { link }) => sum + link, 0)
  const storyId = group.story ?? (await storyFor(tx, document, current, counts))
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
async function storyFor(tx: Tx, document: Document, current: MemberRow | undefined, counts: Before): Promise<number> {
  if (current && (await isFounder(tx, document, current, counts))) return current.story_id
  return insertStory(tx)
}

/** Whether nothing that counts is in the article's story before it. */
async function isFounder(tx: Tx, document: Document, current: MemberRow, counts: Before): Promise<boolean> {
  if (counts === ANY) return false
  const near = await membersNear(tx, current.story_id, document.publishedAt, 2)
  return !near.some(
    (one) => one.article_id !== document.id && counts({ publishedAt: one.published_at, id: one.article_id }),
  )
}
