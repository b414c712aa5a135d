import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../model/problem.ts'

/** How the vectors of a text's tokens become one: their mean, or that of the first. */
export type Pooling = 'mean' | 'cls'

/** A folder with a sentence-embedding model, as sentence-transformers and Optimum export it (docs/related.md). */
export interface ModelFolder {
  readonly folder: string
  readonly model: string
  readonly tokenizer: string
  /** What `tokenizer_config.json` says, if it is there. */
  readonly tokenizerConfig: object
  readonly pooling: Pooling
  /** Whether a layer comes after pooling, which the file has only if it pools itself. */
  readonly hasDenseLayer: boolean
  /** Of a text so many tokens are read, the special ones among them. */
  readonly mostTokens: number
  /** Stands before each text; empty for most models. */
  readonly prefix: string
}

/** The first of these that is there. A whole model is more exact than a quantised one. */
const MODELS = ['', '_quantized', '_int8'].flatMap((kind) => [`model${kind}.onnx`, `onnx/model${kind}.onnx`])

/** What 32-bit WebAssembly can hold twice, as it must while it loads. */
const MOST_BYTES = 1.5 * 1024 ** 3
/** Past it a text costs more than it says: attention grows with its square, and news tells the most important first. */
const MOST_TOKENS = 512

const positive = z.int().positive()
const Config = z.looseObject({ max_position_embeddings: positive.optional() })
const SentenceConfig = z.looseObject({ max_seq_length: positive.nullish() })
const TokenizerConfig = z.looseObject({ model_max_length: z.number().positive().nullish() })
const PoolingConfig = z.looseObject({
  pooling_mode_mean_tokens: z.boolean().optional(),
  pooling_mode_cls_token: z.boolean().optional(),
})

/**
 * Reads what a folder says of its model, and not yet the model.
 *
 * @throws {Problem} `embedding-model-missing` without the folder, `model.onnx` or `tokenizer.json`;
 *   `embedding-model-broken` when what is there cannot be read or is more than Warraq can use
 */
export function readModelFolder(folder: string, prefix: string): ModelFolder {
  const model = MODELS.map((name) => join(folder, name)).find((path) => existsSync(path))
  if (model === undefined) throw new Problem('embedding-model-missing', { folder, file: 'model.onnx' })
  const tokenizer = join(folder, 'tokenizer.json')
  if (!existsSync(tokenizer)) throw new Problem('embedding-model-missing', { folder, file: 'tokenizer.json' })
  if (statSync(model).size > MOST_BYTES) throw broken(folder, `${model} is larger than 1.5 GiB: take a quantised one`)
  const tokenizerConfig = read(folder, 'tokenizer_config.json', TokenizerConfig)
  const limits = [
    read(folder, 'config.json', Config).max_position_embeddings,
    read(folder, 'sentence_bert_config.json', SentenceConfig).max_seq_length,
    tokenizerConfig.model_max_length,
  ]
  return {
    folder,
    model,
    tokenizer,
    tokenizerConfig,
    pooling: poolingOf(folder),
    hasDenseLayer: existsSync(join(folder, '2_Dense')),
    mostTokens: Math.min(MOST_TOKENS, ...limits.map((limit) => limit ?? MOST_TOKENS)),
    prefix: prefix === '' ? '' : `${prefix} `,
  }
}

function poolingOf(folder: string): Pooling {
  const config = read(folder, '1_Pooling/config.json', PoolingConfig)
  if (config.pooling_mode_cls_token) return 'cls'
  if (config.pooling_mode_mean_tokens === false) {
    throw broken(folder, '1_Pooling/config.json asks for neither the mean of the tokens nor the first')
  }
  return 'mean'
}

/** Empty where there is no such file. */
function read<T extends z.ZodType>(folder: string, name: string, form: T): z.infer<T> {
  const path = join(folder, name)
  const written = existsSync(path) ? readFileSync(path, 'utf8') : '{}'
  const { data, error } = form.safeParse(parsed(written))
  if (error) throw broken(folder, `${name} is not what it should be`)
  return data
}

/** Undefined for what is no JSON. */
function parsed(written: string): unknown {
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

export function broken(folder: string, reason: string): Problem {
  return new Problem('embedding-model-broken', { folder, reason })
}
