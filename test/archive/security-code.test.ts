import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { NOW } from '../../fixtures/cast.ts'
import type { Archive } from '../../src/archive/archive.ts'
import type { ArchiveLocation } from '../../src/archive/open.ts'
import { secretOf } from '../../src/archive/secrets.ts'
import { LIFETIME_MS } from '../../src/comments/code/code.ts'
import { issueCode } from '../../src/comments/code/issue.ts'
import { redeemCode } from '../../src/comments/code/redeem.ts'
import { readCode } from '../../src/comments/code/verify.ts'
import { onEachDatabase } from '../support/databases.ts'

const SECRET = new Uint8Array(32).fill(3)

function newCode(now = NOW) {
  const { token } = issueCode(SECRET, { articleId: 1, lang: 'en', now })
  const code = readCode(SECRET, token, { now })
  if (typeof code === 'string') throw new Error(`the code is ${code}`)
  return code
}

const redeem = (archive: Archive, code: ReturnType<typeof newCode>, typed: string, now = NOW) =>
  archive.writes.transaction().execute((tx) => redeemCode(archive, tx, code, typed, now))

async function redeemElsewhere(id: string, location: ArchiveLocation) {
  const script = join(import.meta.dirname, '../support/redeem-process.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, id, JSON.stringify(location)])
  return JSON.parse(stdout) as { readonly secret: string; readonly outcomes: readonly string[] }
}

const otherThan = (answer: string) => answer.replace(/^./, (digit) => (digit === '2' ? '3' : '2'))

const count = (outcomes: readonly string[], outcome: string) => outcomes.filter((one) => one === outcome).length

onEachDatabase('a security code', (database) => {
  test('of fifty parallel right answers lets exactly one pass', async (t) => {
    const archive = await database.open(t)
    const code = newCode()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => redeem(archive, code, code.answer)))
    assert.deepEqual([count(outcomes, 'right'), count(outcomes, 'spent')], [1, 49])
  })

  test('of fifty-one in three processes too, which have made one secret between them', async (t) => {
    const location = await database.location(t)
    const told = await Promise.all([1, 2, 3].map(() => redeemElsewhere('one-code', location)))
    const outcomes = told.flatMap((one) => one.outcomes)
    assert.deepEqual([count(outcomes, 'right'), count(outcomes, 'spent')], [1, 50])
    assert.equal(new Set(told.map(({ secret }) => secret)).size, 1)
  })

  test('is spent by a wrong answer, so that of many guesses at a time one is heard', async (t) => {
    const archive = await database.open(t)
    const code = newCode()
    const guesses = Array.from({ length: 20 }, () => redeem(archive, code, otherThan(code.answer)))
    const outcomes = await Promise.all(guesses)
    assert.deepEqual([count(outcomes, 'wrong'), count(outcomes, 'spent')], [1, 19])
    assert.equal(await redeem(archive, code, code.answer), 'spent')
  })

  test('is not spent by what cannot be an answer', async (t) => {
    const archive = await database.open(t)
    const code = newCode()
    for (const typed of ['', ' ', '123', 'abcde', '222222']) {
      assert.equal(await redeem(archive, code, typed), 'incomplete')
    }
    assert.equal(await redeem(archive, code, code.answer), 'right')
  })

  test('can be answered again when the transaction that spent it did not happen', async (t) => {
    const archive = await database.open(t)
    const code = newCode()
    const undone = archive.writes.transaction().execute(async (tx) => {
      assert.equal(await redeemCode(archive, tx, code, code.answer, NOW), 'right')
      throw new Error('the power went')
    })
    await assert.rejects(undone, /the power went/)
    assert.equal(await redeem(archive, code, code.answer), 'right')
  })

  test('is forgotten some time after its expiry, a few at each answer, and not before', async (t) => {
    const archive = await database.open(t)
    for (let index = 0; index < 20; index += 1) {
      const code = newCode()
      await redeem(archive, code, code.answer)
    }
    const later = NOW + LIFETIME_MS
    const held: number[] = []
    for (const now of [later - 1, later, later, later]) {
      const code = newCode(now)
      await redeem(archive, code, code.answer, now)
      held.push((await archive.reads.selectFrom('spent_code').select('id').execute()).length)
    }
    assert.deepEqual(held, [21, 14, 7, 4])
  })
})

onEachDatabase('a secret of the site', (database) => {
  test('is made once, however many ask for it first, and stays', async (t) => {
    const archive = await database.open(t)
    const asked = await Promise.all([1, 2, 3, 4].map(() => secretOf(archive, 'security-code', NOW)))
    const secrets = [...asked, await secretOf(archive, 'security-code', NOW + 1)]
    assert.equal(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size, 1)
    assert.equal(secrets[0]?.byteLength, 32)
  })

  test('is another one for another name and for another archive', async (t) => {
    const [archive, other] = [await database.open(t), await database.open(t)]
    const secrets = [
      await secretOf(archive, 'security-code', NOW),
      await secretOf(archive, 'session', NOW),
      await secretOf(other, 'security-code', NOW),
    ]
    assert.equal(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size, 3)
  })
})
