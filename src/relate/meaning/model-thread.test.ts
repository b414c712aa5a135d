import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { onnxModel } from '../../../test/support/onnx.ts'
import { atEnd } from '../../../test/support/scope.ts'
import { type TinyModel, tinyModel } from '../../../test/support/tiny-model.ts'
import { openMeaning } from './meaning.ts'
import { readModelFolder } from './model-folder.ts'
import { ModelThread } from './model-thread.ts'

const CONCEPTS = [['flood', 'السيول'], ['strike']]

async function opened(t: TestContext, folder: string, prefix = ''): Promise<ModelThread> {
  const thread = await ModelThread.open(readModelFolder(folder, prefix))
  atEnd(t, () => thread.close())
  return thread
}

const model = (t: TestContext, options: Partial<TinyModel> = {}) => tinyModel(t, { concepts: CONCEPTS, ...options })

function dot(one: Float32Array | undefined, other: Float32Array | undefined): number {
  assert.ok(one && other)
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}

test('words of one meaning give vectors of one direction, in whatever language', async (t) => {
  const thread = await opened(t, model(t))
  const [english, arabic, other, unknown] = await thread.vectorsOf(['A flood', 'السيول!', 'a strike', 'a zoo'])
  assert.ok(Math.abs(dot(english, arabic) - 1) < 1e-6)
  assert.ok(Math.abs(dot(english, other)) < 0.5)
  assert.equal(dot(unknown, unknown), 0)
})

test('a text is read to the limit of the model, and the first token alone where the export says so', async (t) => {
  const folder = model(t)
  writeFileSync(join(folder, 'sentence_bert_config.json'), '{"max_seq_length": 6}')
  const [cut, whole] = await (await opened(t, folder)).vectorsOf([`${'flood '.repeat(4)}strike`, 'flood'])
  assert.ok(Math.abs(dot(cut, whole) - 1) < 1e-6)
  const [first] = await (await opened(t, model(t, { pooling: 'cls' }))).vectorsOf(['flood'])
  assert.equal(dot(first, first), 0)
})

test('a prefix stands before each text, and is part of what the model is known by', async (t) => {
  const folder = model(t)
  const [plain, prefixed] = [await opened(t, folder), await opened(t, folder, 'strike')]
  assert.notEqual(plain.model, prefixed.model)
  assert.equal((await opened(t, folder)).model, plain.model)
  const [[zoo], [strike]] = [await prefixed.vectorsOf(['zoo']), await plain.vectorsOf(['strike'])]
  assert.ok(Math.abs(dot(zoo, strike) - 1) < 1e-6)
})

test('after a fault, and after silence, the next texts are answered', async (t) => {
  const thread = await opened(t, model(t, { faults: ['kaboom'] }))
  const [fault, answer] = await Promise.allSettled([thread.vectorsOf(['kaboom']), thread.vectorsOf(['flood'])])
  assert.equal(fault.status, 'rejected')
  assert.equal(answer.status, 'fulfilled')
  await assert.rejects(ModelThread.open(readModelFolder(model(t), ''), 1), { code: 'embedding-model-broken' })
})

test('more than a few lists of texts at a time are refused, and after the end all are', async (t) => {
  const thread = await opened(t, model(t))
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => thread.vectorsOf(['flood'])))
  const answered = asked.filter(({ status }) => status === 'fulfilled')
  assert.ok(answered.length >= 4 && answered.length < 12)
  await thread.close()
  await assert.rejects(thread.vectorsOf(['flood']), /closed/)
})

test('what is no model of sentences is told', async (t) => {
  const garbled = model(t)
  truncateSync(join(garbled, 'model.onnx'), 5000)
  const wordless = model(t)
  writeFileSync(join(wordless, 'tokenizer.json'), '{"model": ')
  const headless = model(t)
  mkdirSync(join(headless, '2_Dense'))
  const odd = model(t)
  writeFileSync(join(odd, 'tokenizer.json'), '{"model": {"type": "Riddle"}}')
  for (const folder of [garbled, wordless, headless, odd, pictures(t)]) {
    await assert.rejects(openMeaning(folder, ''), { code: 'embedding-model-broken' })
  }
})

/** A model that takes pictures. */
function pictures(t: TestContext): string {
  const folder = model(t)
  const port = { name: 'pixel_values', type: 'float', dims: [1, 3] } as const
  const operations = [{ type: 'Identity', inputs: ['pixel_values'], outputs: ['out'] }]
  const bytes = onnxModel({ inputs: [port], outputs: [{ ...port, name: 'out' }], weights: [], operations })
  writeFileSync(join(folder, 'model.onnx'), bytes)
  return folder
}

test('vectors with much in common have the same scale as those that have nothing', async (t) => {
  for (const common of [0, 1.5]) {
    const meaning = await openMeaning(model(t, { common }), '')
    atEnd(t, () => meaning.close())
    assert.ok(common > 0 ? meaning.scale.shared.none > 0.5 : Math.abs(meaning.scale.shared.none) < 0.1)
    assert.ok(meaning.scale.shared.all > 0.95)
  }
})

test('a model that knows one of the two languages is refused', async (t) => {
  await assert.rejects(openMeaning(model(t, { knows: 'English' }), ''), { code: 'embedding-model-unfit' })
})

test('a model with SentencePiece’s tokenizer, as multilingual ones have, is read too', async (t) => {
  const folder = model(t)
  const path = join(folder, 'tokenizer.json')
  const { model: words, ...rest } = JSON.parse(readFileSync(path, 'utf8'))
  const pieces = Object.keys(words.vocab).map((word, at) => [at < 4 ? word : `▁${word}`, at < 4 ? 0 : -at / 100])
  const unigram = {
    ...rest,
    normalizer: { type: 'Sequence', normalizers: [{ type: 'NFKC' }, { type: 'Lowercase' }] },
    pre_tokenizer: { type: 'Metaspace', replacement: '▁', prepend_scheme: 'always', split: true },
    model: { type: 'Unigram', unk_id: 1, vocab: pieces, byte_fallback: false },
  }
  writeFileSync(path, JSON.stringify(unigram))
  const [english, arabic, other] = await (await opened(t, folder)).vectorsOf(['Flood', 'السيول', 'strike'])
  assert.ok(Math.abs(dot(english, arabic) - 1) < 1e-6)
  assert.ok(dot(english, other) < 0.5)
})
