import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { NOW, report } from '../../fixtures/cast.ts'
import { secretOf } from '../../src/archive/secrets.ts'
import { LIFETIME_MS } from '../../src/comments/code/code.ts'
import { readCode } from '../../src/comments/code/verify.ts'
import { digits } from '../../src/locale/numbers.ts'
import { FORM_HEADERS } from '../support/commenting.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, SITE_URL } from '../support/newsroom.ts'

interface Told {
  readonly token: string
  readonly picture: string
  readonly sound: string
}

async function newCode(newsroom: Newsroom, lang = 'en'): Promise<Told> {
  return JSON.parse(await newsroom.page(`/${lang}/code/new?article=7`))
}

async function file(newsroom: Newsroom, path: string) {
  const response = await newsroom.request(path)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** What a code is to be answered with, which only the site's own secret tells. */
async function answerTo({ app }: Newsroom, token: string): Promise<string> {
  const code = readCode(await secretOf(app.archive, 'security-code', NOW), token, { articleId: 7, now: NOW })
  if (typeof code === 'string') throw new Error(`the code is ${code}`)
  return code.answer
}

async function onlyArticle(newsroom: Newsroom): Promise<string> {
  const [path] = /\/en\/\d{4}\/\d{2}\/\d+-[^"#]*/.exec(await newsroom.page('/en/')) ?? []
  if (!path) throw new Error('no article on the front page')
  return path
}

onEachDatabase('the requests for a security code', (database) => {
  test('a new code comes with the addresses of its picture and its sound, for one reader alone', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const response = await newsroom.request('/ar/code/new?article=7')
    assert.equal(response.headers.get('Cache-Control'), 'private, no-store')
    assert.equal(response.headers.get('ETag'), null)
    const { token, picture, sound }: Told = await response.json()
    assert.equal(picture, `/ar/code/picture?token=${token}`)
    assert.equal(sound, `/ar/code/sound?token=${token}`)
    assert.notEqual((await newCode(newsroom, 'ar')).token, token)
  })

  test('the picture is a PNG and the sound a WAV, never kept and the same each time for one code', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const [one, other] = [await newCode(newsroom), await newCode(newsroom)]
    for (const [kind, type, magic] of [
      ['picture', 'image/png', '\x89PNG\r\n\x1a\n'],
      ['sound', 'audio/wav', 'RIFF'],
    ] as const) {
      const { response, bytes } = await file(newsroom, one[kind])
      assert.equal(response.status, 200)
      assert.equal(response.headers.get('Content-Type'), type)
      assert.equal(response.headers.get('Cache-Control'), 'private, no-store')
      assert.equal(response.headers.get('Content-Length'), String(bytes.byteLength))
      assert.ok(bytes.toString('latin1').startsWith(magic))
      // Many samples of one answer, with other noise in each, could be laid over one another.
      assert.deepEqual((await file(newsroom, one[kind])).bytes, bytes)
      assert.notDeepEqual((await file(newsroom, other[kind])).bytes, bytes)
    }
  })

  test('neither the answer, in any digits, nor anything but the picture stands in what is sent', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const told = await newCode(newsroom, 'ar')
    const answer = await answerTo(newsroom, told.token)
    const { bytes, response } = await file(newsroom, told.picture)
    assert.deepEqual(chunksOf(bytes), ['IHDR', 'PLTE', 'IDAT', 'IEND'])
    const sent = JSON.stringify([...response.headers]) + bytes.toString('utf8') + inflated(bytes).toString('latin1')
    for (const written of [answer, digits({ digits: 'arab' }, answer)]) assert.ok(!sent.includes(written))
  })

  test('a code that is not this site’s, or of the other edition, has no picture; an expired one has none any more', async (t) => {
    const newsroom = await openNewsroom(t, database)
    const { token, picture, sound } = await newCode(newsroom)
    const tampered = picture.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))
    const absent = [tampered, `/ar/code/picture?token=${token}`, '/en/code/picture', '/en/code/sound?token=x']
    for (const path of absent) assert.equal((await newsroom.request(path)).status, 404, path)
    newsroom.clock.now += LIFETIME_MS
    for (const path of [picture, sound]) assert.equal((await newsroom.request(path)).status, 410, path)
  })

  test('who asks for too many is told to wait, in the language of the edition, and loses nothing', async (t) => {
    const newsroom = await openNewsroom(t, database)
    await newsroom.receive(report('Dredging begins'))
    const ask = (path: string, peer: string, init?: RequestInit) =>
      newsroom.app.request(new Request(new URL(path, SITE_URL), init), peer)
    for (let asked = 0; asked < 600; asked += 1) {
      assert.equal((await ask('/en/code/new?article=1', '192.0.2.1')).status, 200)
    }
    for (const path of ['/en/code/picture?token=x', '/en/code/sound?token=x', '/en/comments/code/1']) {
      const refused = await ask(path, '192.0.2.1')
      assert.equal(refused.status, 429, path)
      assert.equal(refused.headers.get('Retry-After'), '1')
      assert.match(await refused.text(), /Wait a few seconds/)
    }
    assert.match(await (await ask('/ar/code/new?article=1', '192.0.2.1')).text(), /انتظر ثواني/)
    const body = new URLSearchParams({ comment: 'What I wrote', intent: 'another' })
    const form = await ask(await onlyArticle(newsroom), '192.0.2.1', { method: 'POST', headers: FORM_HEADERS, body })
    assert.equal(form.status, 429)
    assert.equal(form.headers.get('Retry-After'), '1')
    const page = await form.text()
    assert.match(page, /Wait a few seconds/)
    assert.match(page, />\s*What I wrote<\/textarea>/)
    assert.equal((await ask('/en/code/new?article=1', '198.51.100.1')).status, 200)
    newsroom.clock.now += 1000
    assert.equal((await ask('/en/code/new?article=1', '192.0.2.1')).status, 200)
  })

  test('a code for what is no number of an article is not given', async (t) => {
    const newsroom = await openNewsroom(t, database)
    for (const article of ['', '0', '-1', '1.5', 'x', '9'.repeat(30), '%00']) {
      assert.equal((await newsroom.request(`/en/code/new?article=${article}`)).status, 404, article)
    }
  })
})

function* chunks(png: Buffer) {
  for (let at = 8; at < png.byteLength; at += 12 + png.readUInt32BE(at)) {
    yield { type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + png.readUInt32BE(at)) }
  }
}

const chunksOf = (png: Buffer) => [...chunks(png)].map(({ type }) => type)

function inflated(png: Buffer): Buffer {
  return inflateSync([...chunks(png)].find(({ type }) => type === 'IDAT')?.data ?? Buffer.alloc(0))
}
