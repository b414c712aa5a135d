import { type Meaning, openMeaning } from '../relate/meaning/meaning.ts'

/** Where the operator's embedding model is; undefined where there is none. */
export interface MeaningSettings {
  readonly embeddingModel: string | undefined
  readonly embeddingPrefix: string | undefined
}

/** Opens the operator's embedding model, if there is one; throws the `Problem`s of `openMeaning`. */
export async function meaningOf({ embeddingModel, embeddingPrefix }: MeaningSettings): Promise<Meaning | undefined> {
  return embeddingModel === undefined ? undefined : openMeaning(embeddingModel, embeddingPrefix ?? '')
}
