import { Problem } from '../../model/problem.ts'
import { packed, type Scale } from './closeness.ts'
import { readModelFolder } from './model-folder.ts'
import { ModelThread } from './model-thread.ts'
import { scaleOf } from './scale.ts'

/** What relating needs to know of a model when it compares what the model has said. */
export interface ModelOfMeaning {
  /** Names the model and everything that its vectors depend on. */
  readonly model: string
  readonly scale: Scale
}

/** A sentence-embedding model that the operator gave, in a thread of its own. */
export interface Meaning extends ModelOfMeaning {
  /** What the model says of texts, packed. Rejects after a fault of the model; may be asked again. */
  vectorsOf(texts: readonly string[]): Promise<readonly Uint8Array[]>
  close(): Promise<void>
}

/**
 * Opens the model of a folder and tries it on sentences that are known.
 *
 * @throws {Problem} `embedding-runtime-missing`; `embedding-model-missing`, `embedding-model-broken`;
 *   `embedding-model-unfit` for one that does not know Arabic and English as one
 */
export async function openMeaning(folder: string, prefix: string): Promise<Meaning> {
  const thread = await ModelThread.open(readModelFolder(folder, prefix))
  try {
    const scale = await scaleOf((texts) => thread.vectorsOf(texts))
    if (!scale) throw new Problem('embedding-model-unfit', { folder })
    return {
      model: thread.model,
      scale,
      vectorsOf: async (texts) => (await thread.vectorsOf(texts)).map(packed),
      close: () => thread.close(),
    }
  } catch (error) {
    await thread.close()
    if (error instanceof Problem) throw error
    throw new Problem('embedding-model-broken', {
      folder,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}
