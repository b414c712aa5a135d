import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LIFETIME_MS } from './code.ts'
import { issueCode } from './issue.ts'
import { answerMatches, readCode } from './verify.ts'

const NOW = Date.UTC(2026, 2, 1, 9)
const secret = new Uint8Array(32).fill(7)
const issue = (articleId = 12) => issueCode(secret, { articleId, lang: 'ar', now: NOW }).token

function valid(token: string) {
  const code = readCode(secret, token, { articleId: 12, now: NOW })
  if (typeof code === 'string') throw new Error(`the code is ${code}`)
  return code
}

test('a code is read by any process that has the secret, and says its article, edition and expiry', () => {
  const code = valid(issue())
  assert.equal(code.articleId, 12)
  assert.equal(code.lang, 'ar')
  assert.equal(code.expiresAt, NOW + LIFETIME_MS)
  assert.match(code.answer, /^[2-9]{5}$/)
})

test('two codes are two, though all else is the same', () => {
  const codes = Array.from({ length: 200 }, () => valid(issue()))
  assert.equal(new Set(codes.map(({ id }) => id)).size, 200)
  // 200 draws from 32,768 answers: three alike are far rarer than a broken source of them.
  assert.ok(new Set(codes.map(({ answer }) => answer)).size > 190)
})

test('the answer does not stand in the token, in any digits or enciphered', () => {
  const token = issueCode(secret, { articleId: 1, lang: 'en', now: 0, random: (size) => new Uint8Array(size) }).token
  const bytes = Buffer.from(token, 'base64url')
  const other = new Uint8Array(32).fill(8)
  const again = issueCode(other, { articleId: 1, lang: 'en', now: 0, random: (size) => new Uint8Array(size) }).token
  // Another secret means another answer, and yet only the signature differs.
  assert.deepEqual(bytes.subarray(0, 31), Buffer.from(again, 'base64url').subarray(0, 31))
  assert.notDeepEqual(bytes.subarray(31), Buffer.from(again, 'base64url').subarray(31))
})

test('a code with any one of its bits changed is no code', () => {
  const token = issue()
  for (let at = 0; at < 63 * 8; at += 1) {
    const bytes = Buffer.from(token, 'base64url')
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7))
    assert.equal(readCode(secret, bytes.toString('base64url'), { now: NOW }), 'invalid', `bit ${at}`)
  }
})

test('no other spelling is read, and nothing that is not a token', () => {
  const token = issue()
  const others = [
    '',
    'x',
    `${token}A`,
    token.slice(1),
    `${token}=`,
    ` ${token}`,
    `${token}\n`,
    'é'.repeat(84),
    'A'.repeat(84),
  ]
  for (const other of others) assert.equal(readCode(secret, other, { now: NOW }), 'invalid', JSON.stringify(other))
})

test('a code is good for its own article, its own secret and two hours', () => {
  const token = issue()
  assert.equal(readCode(secret, token, { articleId: 13, now: NOW }), 'invalid')
  assert.equal(readCode(new Uint8Array(32).fill(8), token, { articleId: 12, now: NOW }), 'invalid')
  assert.notEqual(readCode(secret, token, { articleId: 12, now: NOW + LIFETIME_MS - 1 }), 'expired')
  assert.equal(readCode(secret, token, { articleId: 12, now: NOW + LIFETIME_MS }), 'expired')
})

test('an answer may be typed in the digits of either edition, or in Persian ones, with spaces between', () => {
  const code = { ...valid(issue()), answer: '24689' }
  const right = [
    '24689',
    '٢٤٦٨٩',
    '۲۴۶۸۹',
    '２４６８９',
    ' 2 4 6 8 9 ',
    '246-89',
    '\u200f٢٤٦\u200e٨٩',
    '2٤6٨۹',
    '2\u00a04689',
  ]
  for (const typed of right) assert.ok(answerMatches(code, typed), JSON.stringify(typed))
  const wrong = ['', '24688', '2468', '246890', '98642', '2468९', '24689x', '²4689', '2'.repeat(1_000_000), '\ud800']
  for (const typed of wrong) assert.ok(!answerMatches(code, typed), typed.slice(0, 20))
})
