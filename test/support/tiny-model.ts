import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { KNOWN_SENTENCES } from '../../src/relate/meaning/known-sentences.ts'
import { temporaryFolder } from './databases.ts'
import { onnxModel } from './onnx.ts'
import type { Scope } from './scope.ts'

/** Words of any language that mean one thing to a model. */
export type Concept = readonly string[]

export interface TinyModel {
  readonly concepts: readonly Concept[]
  /** Words on which the model fails. */
  readonly faults?: readonly string[]
  /** Whether it knows the sentences of `known-sentences.ts` in both languages, or English alone. */
  readonly knows?: 'both' | 'English'
  readonly pooling?: 'mean' | 'cls'
  /** How much of one direction all its vectors have in common, as those of many models do. */
  readonly common?: number
  /** Another one gives other vectors of the same words. */
  readonly seed?: number
}

const WIDTH = 64
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
/** No row of the table has this number: looking it up is a fault. */
const NOWHERE = 1_000_000

/**
 * Makes a folder with a real, tiny sentence-embedding model, as an export would: it looks the vector of each word up.
 * Words of one concept have one vector, those of two are nearly at right angles, unknown ones say nothing.
 */
export function tinyModel(scope: Scope, model: TinyModel): string {
  const folder = temporaryFolder(scope)
  const { vocabulary, table } = tableOf(model)
  writeFileSync(join(folder, 'model.onnx'), lookUp(table))
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizerOf(vocabulary)))
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ hidden_size: WIDTH, max_position_embeddings: 512 }))
  mkdirSync(join(folder, '1_Pooling'))
  const pooling = { pooling_mode_mean_tokens: model.pooling !== 'cls', pooling_mode_cls_token: model.pooling === 'cls' }
  writeFileSync(join(folder, '1_Pooling/config.json'), JSON.stringify(pooling))
  return folder
}

function tableOf({ concepts, faults = [], knows = 'both', common = 0, seed = 1 }: TinyModel) {
  const random = randomFrom(seed)
  const shared = unit(random)
  const rows = SPECIAL.map(() => new Float32Array(WIDTH))
  const vocabulary: Record<string, number> = Object.fromEntries(SPECIAL.map((token, at) => [token, at]))
  for (const words of [...concepts, ...knownConcepts(knows)]) {
    const vector = unit(random).map((value, at) => value + common * (shared[at] ?? 0))
    for (const word of words.filter((one) => !(one in vocabulary))) {
      vocabulary[word] = rows.length
      rows.push(vector)
    }
  }
  for (const [at, word] of faults.entries()) vocabulary[word] = NOWHERE + at
  const values = new Float32Array(rows.length * WIDTH)
  for (const [at, row] of rows.entries()) values.set(row, at * WIDTH)
  return { vocabulary, table: { name: 'table', dims: [rows.length, WIDTH], values } }
}

/** Each known sentence and its translation are a concept; words of several sentences are of none. */
function knownConcepts(knows: 'both' | 'English'): readonly Concept[] {
  const sentences = KNOWN_SENTENCES.map(({ en, ar }) => wordsOf(knows === 'both' ? `${en} ${ar}` : en))
  return sentences.map((words, at) =>
    words.filter((word) => sentences.every((others, index) => index === at || !others.includes(word))),
  )
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? []
}

/** Numbers from −1 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1
  }
}

function unit(random: () => number): Float32Array {
  const vector = Float32Array.from({ length: WIDTH }, random)
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}

function lookUp(table: Parameters<typeof onnxModel>[0]['weights'][number]): Uint8Array {
  const tokens = ['batch', 'tokens']
  return onnxModel({
    inputs: [
      { name: 'input_ids', type: 'int64', dims: tokens },
      { name: 'attention_mask', type: 'int64', dims: tokens },
    ],
    outputs: [{ name: 'last_hidden_state', type: 'float', dims: [...tokens, WIDTH] }],
    weights: [table],
    operations: [{ type: 'Gather', inputs: [table.name, 'input_ids'], outputs: ['last_hidden_state'] }],
  })
}

/** Words parted at spaces and punctuation, as BERT does. */
function tokenizerOf(vocabulary: Readonly<Record<string, number>>): object {
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SPECIAL.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', 3], cls: ['[CLS]', 2] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: vocabulary,
    },
  }
}
