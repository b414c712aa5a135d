import type { Tx } from '../../archive/archive.ts'
import { deleteMentions, putMentions } from '../../archive/entity-mentions.ts'
import { documentRows } from '../../archive/relate-documents.ts'
import { unpackDocument } from '../document.ts'
import { typeOf } from '../feature.ts'

/** What the headline or the opening names, or the text more than once; a mention in passing is no coverage. */
const TOLD = 0.3
const MOST = 24

/** Puts down the places and organisations that a related article tells of, for their pages. */
export async function recordEntities(tx: Tx, articleId: number): Promise<void> {
  const [row] = await documentRows(tx, [articleId])
  if (!row) return deleteMentions(tx, articleId)
  const { lang, publishedAt, features } = unpackDocument(row)
  const told = features.filter(
    ({ key, weight }) => weight >= TOLD && (typeOf(key) === 'place' || typeOf(key) === 'organisation'),
  )
  const entities = told.slice(0, MOST).map(({ key }) => key)
  await putMentions(tx, { articleId, lang, publishedAt, entities })
}
