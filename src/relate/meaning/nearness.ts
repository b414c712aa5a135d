import type { Db } from '../../archive/archive.ts'
import { embeddingsOf } from '../../archive/embeddings.ts'
import type { Space } from '../vector.ts'
import { closenessOf, cosine } from './closeness.ts'
import type { ModelOfMeaning } from './meaning.ts'

/** What a model says of two articles. */
export interface Nearness {
  readonly cosine: number
  /** 0 to 1, alike for every model, and for one language and two. */
  readonly closeness: number
}

export type NearnessTo = (id: number, space: Space) => Nearness | undefined

/** How near an article is to others; undefined for those that the model has not read, and for all without a model. */
export async function nearnessFrom(
  db: Db,
  id: number,
  others: readonly number[],
  meaning: ModelOfMeaning | undefined,
): Promise<NearnessTo> {
  if (!meaning) return () => undefined
  const vectors = await embeddingsOf(db, meaning.model, [id, ...others])
  const own = vectors.get(id)
  return (other, space) => {
    const their = vectors.get(other)
    const found = own && their && cosine(own, their)
    return found === undefined ? undefined : { cosine: found, closeness: closenessOf(found, meaning.scale[space]) }
  }
}
