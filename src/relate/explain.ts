import type { Db } from '../archive/archive.ts'
import { documentRows, frequenciesOf } from '../archive/relate-documents.ts'
import type { Evidence } from '../model/relation.ts'
import { candidateOf, unpackDocument } from './document.ts'
import { EVERYTHING, numberOf } from './feature.ts'
import type { Knowledge } from './knowledge.ts'
import { nearnessFrom } from './meaning/nearness.ts'
import { readVectors } from './read-vectors.ts'
import { evidenceOf } from './reasons.ts'
import { circumstances, compare, modelPart } from './score.ts'
import { vectorOf } from './vector.ts'

/** How the score of two articles comes about: score = likeness × time × section. */
export interface Explanation {
  readonly score: number
  /** 0 to 1: how much the two tell the same. */
  readonly likeness: number
  /** 0 to 1: what the time between them leaves of it. */
  readonly time: number
  /** 1, or more where both stand in one section. */
  readonly section: number
  /** All that both tell of, what counts most first. */
  readonly evidence: readonly Shared[]
  /** 0 to 1: which part of the likeness is what an embedding model says. */
  readonly model: number
}

/** Something that two articles share, and which part of their likeness it makes; those of all, and the model's, sum to 1. */
export interface Shared {
  readonly type: Evidence
  /** By language, as the texts write it. */
  readonly forms: Readonly<Record<string, string>>
  readonly part: number
}

/**
 * Compares an article with others once more, as relating does, and tells of each what their score is made of. What is rare is
 * asked now, so that a score may differ a little from the one that was stored. Articles that have not been read are left out.
 */
export async function explain(
  db: Db,
  articleId: number,
  relatedIds: readonly number[],
  knowledge: Knowledge,
): Promise<ReadonlyMap<number, Explanation>> {
  const rows = await documentRows(db, [articleId, ...relatedIds])
  const own = rows.find((row) => row.article_id === articleId)
  if (!own) return new Map()
  const document = unpackDocument(own)
  const counts = await frequenciesOf(db, [EVERYTHING, ...document.features.map(({ key }) => numberOf(key))])
  const frequencies = { articles: counts.get(EVERYTHING) ?? 0, count: (feature: number) => counts.get(feature) ?? 0 }
  const vector = vectorOf(document.lang, document.features, frequencies)
  const norms = new Map((await readVectors(db, relatedIds)).map((one) => [one.id, one.norms]))
  const nearnessTo = await nearnessFrom(db, articleId, relatedIds, knowledge.meaning)
  const explained = rows
    .filter((row) => row !== own)
    .map((row) => {
      const other = candidateOf(row, norms.get(row.article_id))
      const nearness = nearnessTo(other.id, document.lang === other.lang ? 'own' : 'shared')
      const comparison = compare(document, vector, other, knowledge, nearness)
      const { score, likeness } = comparison
      const model = modelPart(comparison)
      const all = comparison.shared.reduce((sum, { part }) => sum + part, 0)
      const evidence = evidenceOf(document, other, comparison.shared, knowledge)
      const parts = evidence.map((one) => ({ ...one, part: (one.part / all) * (1 - model) }))
      return [other.id, { score, likeness, ...circumstances(document, other), evidence: parts, model }] as const
    })
  return new Map(explained)
}

/** What a score is made of: kinds of evidence, and what a model says. */
export type Part = readonly [kind: Evidence | 'meaning', ofScore: number]

/** How much each kind makes of the score, the most first; together they make all of it. */
export function partsOf({ evidence, score, model }: Explanation): readonly Part[] {
  const kinds = Map.groupBy(evidence, ({ type }) => type)
  const parts = Array.from(kinds, ([type, things]): Part => {
    return [type, score * things.reduce((sum, { part }) => sum + part, 0)]
  })
  if (model > 0) parts.push(['meaning', score * model])
  return parts.sort(([, one], [, other]) => other - one)
}
