import type { InferenceSession, Tensor } from 'onnxruntime-web'
import type { ModelFolder, Pooling } from './model-folder.ts'

/** A model that is open: texts in, their vectors out, in order and of length 1. */
export interface Model {
  vectorsOf(texts: readonly string[]): Promise<readonly Float32Array<ArrayBuffer>[]>
}

type Runtime = typeof import('onnxruntime-web')

/** What it would print of a failure stands in the failure as well. */
const QUIET = { logSeverityLevel: 4 } as const

/**
 * Opens a model in this thread, which it will occupy. Texts go through it one by one: on one processor that takes no
 * longer, needs no padding, and what a text's vector is does not hang on its neighbours.
 *
 * @throws with the code `ERR_MODULE_NOT_FOUND` where the runtime is not installed; with any message when the model is
 *   none, or none of sentences
 */
export async function openModel({ tokenizerConfig, ...folder }: ModelFolder, bytes: Uint8Array, tokenizerJson: object) {
  // Installed by who uses them alone: decision 0022.
  const [ort, { Tokenizer }] = await Promise.all([import('onnxruntime-web'), import('@huggingface/tokenizers')])
  const session = await openSession(ort, bytes)
  const tokenizer = new Tokenizer(tokenizerJson, tokenizerConfig)
  const idsOf = (text: string) => tokenizer.encode(text).ids
  const output = outputOf(session, folder)
  const vectorOf = async (text: string) => {
    const ids = cut(idsOf(folder.prefix + text), idsOf(''), folder.mostTokens)
    const found = (await session.run(feeds(ort, session, ids), QUIET))[output]
    if (!found) throw new Error(`the model gave no ${output}`)
    return normalised(pooled(found, folder.pooling))
  }
  return {
    async vectorsOf(texts) {
      const vectors: Float32Array<ArrayBuffer>[] = []
      for (const text of texts) vectors.push(await vectorOf(text))
      return vectors
    },
  } satisfies Model
}

async function openSession(ort: Runtime, bytes: Uint8Array): Promise<InferenceSession> {
  // One thread: the others of the machine serve readers.
  ort.env.wasm.numThreads = 1
  ort.env.logLevel = 'fatal'
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'], ...QUIET })
  const strange = session.inputNames.filter((name) => !(name in INPUTS))
  if (strange.length > 0 || !session.inputNames.includes('input_ids')) {
    throw new Error(`the model takes ${session.inputNames.join(', ')}, which is not what a model of sentences takes`)
  }
  return session
}

/** What a model may ask for of each token. There is one text at a time, all of it to be read. */
const INPUTS: Readonly<Record<string, (id: number, at: number) => number>> = {
  input_ids: (id) => id,
  attention_mask: () => 1,
  token_type_ids: () => 0,
  position_ids: (_id, at) => at,
}

function feeds(ort: Runtime, session: InferenceSession, ids: readonly number[]): Record<string, Tensor> {
  const shape = [1, ids.length]
  return Object.fromEntries(
    session.inputNames.map((name, index) => {
      const values = ids.map((id, at) => INPUTS[name]?.(id, at) ?? 0)
      const metadata = session.inputMetadata[index]
      const isShort = metadata?.isTensor === true && metadata.type === 'int32'
      return [
        name,
        isShort
          ? new ort.Tensor('int32', Int32Array.from(values), shape)
          : new ort.Tensor('int64', BigInt64Array.from(values, BigInt), shape),
      ]
    }),
  )
}

/** Some models pool themselves. */
function outputOf({ outputNames }: InferenceSession, { hasDenseLayer }: Pick<ModelFolder, 'hasDenseLayer'>): string {
  if (outputNames.includes('sentence_embedding')) return 'sentence_embedding'
  if (hasDenseLayer) throw new Error('the file lacks the layer of 2_Dense: export it with its sentence_embedding')
  return outputNames[0] ?? ''
}

/** The first tokens of a text; when the tokenizer closes every text with a special one, that stays the last. */
function cut(ids: readonly number[], empty: readonly number[], most: number): readonly number[] {
  if (ids.length === 0) throw new Error('the tokenizer finds no token in a text')
  if (ids.length <= most) return ids
  const closing = empty.length > 1 && empty.at(-1) === ids.at(-1) ? ids.slice(-1) : []
  return [...ids.slice(0, most - closing.length), ...closing]
}

/** One vector of what a model says of a text: `[1, width]`, or `[1, tokens, width]`. */
function pooled({ data, dims, type }: Tensor, pooling: Pooling): Float32Array<ArrayBuffer> {
  const [texts = 0, tokens = 1] = dims.length === 3 ? dims : [dims[0]]
  const width = dims.at(-1) ?? 0
  if (type !== 'float32' || texts !== 1 || tokens < 1 || width < 2 || dims.length < 2 || dims.length > 3) {
    throw new Error(`the model gives ${type} [${dims.join(', ')}], which is no vector of a text`)
  }
  const values = data as Float32Array
  const counted = pooling === 'cls' ? 1 : tokens
  const sum = new Float32Array(width)
  for (let at = 0; at < counted * width; at += 1) sum[at % width] = (sum[at % width] ?? 0) + (values[at] ?? 0)
  return sum
}

/** Of length 1; a text of which the model says nothing at all stays 0. */
function normalised(vector: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const length = Math.hypot(...vector)
  if (!Number.isFinite(length)) throw new Error('the model gives what is no number')
  return length === 0 ? vector : vector.map((value) => value / length)
}
