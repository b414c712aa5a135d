import assert from 'node:assert/strict'
import { mkdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { tinyModel } from '../../../test/support/tiny-model.ts'
import { readModelFolder } from './model-folder.ts'

const folderWith = (t: TestContext, files: Readonly<Record<string, object | string>>) => {
  const folder = tinyModel(t, { concepts: [] })
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  }
  return folder
}

test('a folder as an export leaves it says how to read its model', (t) => {
  const folder = folderWith(t, { 'sentence_bert_config.json': { max_seq_length: 128 } })
  const { model, pooling, mostTokens, prefix } = readModelFolder(folder, 'query:')
  assert.deepEqual(
    { model, pooling, mostTokens, prefix },
    {
      model: join(folder, 'model.onnx'),
      pooling: 'mean',
      mostTokens: 128,
      prefix: 'query: ',
    },
  )
  assert.equal(readModelFolder(tinyModel(t, { concepts: [], pooling: 'cls' }), '').pooling, 'cls')
})

test('the model may lie one folder deeper, and be quantised; a whole one comes first', (t) => {
  const folder = tinyModel(t, { concepts: [] })
  mkdirSync(join(folder, 'onnx'))
  for (const name of ['onnx/model_quantized.onnx', 'onnx/model.onnx']) {
    renameSync(readModelFolder(folder, '').model, join(folder, name))
    assert.equal(readModelFolder(folder, '').model, join(folder, name))
    writeFileSync(join(folder, 'onnx/model_int8.onnx'), '')
  }
})

test('no limit of an export, however large, makes a text longer than it is worth', (t) => {
  const limits = {
    'tokenizer_config.json': '{"model_max_length": 1e30}',
    'config.json': { max_position_embeddings: 8194 },
  }
  assert.equal(readModelFolder(folderWith(t, limits), '').mostTokens, 512)
})

test('what is missing or broken is told', (t) => {
  const wordless = tinyModel(t, { concepts: [] })
  rmSync(join(wordless, 'tokenizer.json'))
  assert.throws(() => readModelFolder(wordless, ''), { code: 'embedding-model-missing' })
  assert.throws(() => readModelFolder(join(wordless, 'onnx'), ''), { code: 'embedding-model-missing' })
  const huge = tinyModel(t, { concepts: [] })
  truncateSync(join(huge, 'model.onnx'), 2 ** 31)
  for (const folder of [
    huge,
    folderWith(t, { 'config.json': '{"max_position' }),
    folderWith(t, { 'config.json': { max_position_embeddings: 'many' } }),
    folderWith(t, { 'tokenizer_config.json': '[]' }),
    folderWith(t, { '1_Pooling/config.json': { pooling_mode_mean_tokens: false, pooling_mode_lasttoken: true } }),
  ]) {
    assert.throws(() => readModelFolder(folder, ''), { code: 'embedding-model-broken' })
  }
})
