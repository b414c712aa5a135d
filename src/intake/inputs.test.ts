import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Input, measureInputs, walkInputs } from './inputs.ts'

/** A folder with these files that lives as long as the work does. */
async function inFolder(files: Record<string, string | Uint8Array>, work: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'warraq-inputs-'))
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(join(folder, name, '..'), { recursive: true })
      await writeFile(join(folder, name), content)
    }
    await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function inputsOf(...paths: string[]): Promise<Input[]> {
  const inputs: Input[] = []
  for await (const input of walkInputs(paths)) inputs.push(input)
  return inputs
}

function contentOf(input: Input): string {
  return 'rejection' in input ? input.rejection : Buffer.from(input.bytes).toString()
}

test('folders are walked by the bytes of their names, hidden files passed over', async () => {
  await inFolder(
    { 'b.txt': 'b', 'a/z.txt': 'az', 'B.txt': 'B', 'ب.txt': 'ب', '.hidden': 'h', '.git/x': 'x' },
    async (folder) => {
      const names = (await inputsOf(folder)).map((input) => input.origin.slice(folder.length + 1))
      assert.deepEqual(names, ['B.txt', 'a/z.txt', 'b.txt', 'ب.txt'])
      assert.deepEqual((await inputsOf(join(folder, '.hidden'))).map(contentOf), ['h'])
    },
  )
})

test('a link that leads back is entered once', async () => {
  await inFolder({ 'a/one.txt': '1' }, async (folder) => {
    await symlink(folder, join(folder, 'a', 'back'))
    await symlink(join(folder, 'a'), join(folder, 'b'))
    await symlink(join(folder, 'nowhere'), join(folder, 'c'))
    const found = (await inputsOf(folder)).map((input) => [input.origin.slice(folder.length + 1), contentOf(input)])
    assert.deepEqual(found, [
      ['a/one.txt', '1'],
      ['c', 'unreadable-file'],
    ])
  })
})

test('a missing path or a pipe is told and the rest is read', async () => {
  await inFolder({ 'a.txt': 'a' }, async (folder) => {
    execFileSync('mkfifo', [join(folder, 'pipe')])
    const inputs = await inputsOf(join(folder, 'missing'), join(folder, 'pipe'), join(folder, 'a.txt'))
    assert.deepEqual(inputs.map(contentOf), ['unreadable-file', 'unreadable-file', 'a'])
    assert.equal('detail' in (inputs[0] ?? {}) && (inputs[0] as { detail: string }).detail, 'ENOENT')
  })
})

test('a name that is not UTF-8 is read', async () => {
  await inFolder({}, async (folder) => {
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xce, 0xc8, 0xd1]), Buffer.from('.txt')]),
      'خبر',
    )
    assert.deepEqual((await inputsOf(folder)).map(contentOf), ['خبر'])
  })
})

test('JSON Lines are read row by row, with the line they stand on', async () => {
  await inFolder({ 'rows.jsonl': '{"a":1}\r\n\n  \n{"b":2}\n{"c":3}' }, async (folder) => {
    const inputs = await inputsOf(folder)
    assert.deepEqual(
      inputs.map((input) => [input.origin.slice(folder.length), contentOf(input), input.size]),
      [
        ['/rows.jsonl#1', '{"a":1}\r', 9],
        ['/rows.jsonl#4', '{"b":2}', 12],
        ['/rows.jsonl#5', '{"c":3}', 7],
      ],
    )
    assert.equal((await measureInputs([folder])).bytes, 28)
  })
})

test('a line over 8 MiB is refused and passed over', async () => {
  const long = 'x'.repeat(8 * 2 ** 20)
  await inFolder({ 'rows.ndjson': `${long}\n${long}x\n{"b":2}\n` }, async (folder) => {
    const inputs = await inputsOf(folder)
    assert.deepEqual(
      inputs.map((input) => contentOf(input).slice(0, 10)),
      ['xxxxxxxxxx', 'too-large', '{"b":2}'],
    )
    assert.equal(
      inputs.reduce((sum, input) => sum + input.size, 0),
      (await measureInputs([folder])).bytes,
    )
  })
})

test('lines that cross the chunks of a stream stay whole', async () => {
  const rows = Array.from({ length: 3000 }, (_, row) => JSON.stringify({ row, text: 'خبر '.repeat(row % 700) }))
  await inFolder({ 'rows.jsonl': rows.join('\n') }, async (folder) => {
    assert.deepEqual((await inputsOf(folder)).map(contentOf), rows)
  })
})

test('JSON Lines in UTF-16 with a mark are read', async () => {
  const rows = ['{"headline":"خبر"}', '{"headline":"ਊ ऊ"}']
  await inFolder({ 'rows.jsonl': Buffer.from(`\ufeff${rows.join('\n')}`, 'utf16le') }, async (folder) => {
    assert.deepEqual((await inputsOf(folder)).map(contentOf), rows)
  })
})

test('a file over 16 MiB is refused unread', async () => {
  await inFolder({ 'a.txt': '', 'b.txt': '' }, async (folder) => {
    await truncate(join(folder, 'a.txt'), 16 * 2 ** 20 + 1)
    await truncate(join(folder, 'b.txt'), 16 * 2 ** 20)
    const inputs = await inputsOf(folder)
    assert.deepEqual(
      inputs.map((input) => ('rejection' in input ? input.rejection : input.bytes.length)),
      ['too-large', 16 * 2 ** 20],
    )
    assert.deepEqual(await measureInputs([folder]), { bytes: 32 * 2 ** 20 + 1, files: 2 })
  })
})
