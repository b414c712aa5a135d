import type { Tx } from '../../archive/archive.ts'
import { deleteMentions, putMentions } from '../../archive/entity-mentions.ts'
import { documentRows } from '../../archive/relate-documents.ts'
import { withBroader } from '../../text/topics/topic.ts'
import { unpackDocument } from '../document.ts'
import { type Feature, nameOf, typeOf } from '../feature.ts'

/** What the headline or the opening names, or the text more than once; a mention in passing is no coverage. */
const TOLD = 0.3
const MOST = 24

/** Puts down the places, organisations and topics that a related article tells of, for their pages. */
export async function recordEntities(tx: Tx, articleId: number): Promise<void> {
  const [row] = await documentRows(tx, [articleId])
  if (!row) return deleteMentions(tx, articleId)
  const { lang, publishedAt, features } = unpackDocument(row)
  const told = features.filter(
    ({ key, weight }) => weight >= TOLD && (typeOf(key) === 'place' || typeOf(key) === 'organisation'),
  )
  const entities = [...told.slice(0, MOST).map(({ key }) => key), ...topicsIn(features)]
  await putMentions(tx, { articleId, lang, publishedAt, entities })
}

/** What an article is about, and what that is a part of: the page of elections has what is about a referendum. */
function topicsIn(features: readonly Feature[]): readonly string[] {
  const ids = features.flatMap(({ key }) => (typeOf(key) === 'topic' ? [nameOf(key)] : []))
  return withBroader(ids).map((id) => `topic:${id}`)
}
