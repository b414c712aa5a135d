import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { arabicReport, report } from '../../fixtures/cast.ts'
import { decide } from '../../src/comments/decide.ts'
import { takeFields } from '../../src/comments/fields.ts'
import { pathOf } from '../machines/read-page.ts'
import { commentingIn, FORM_HEADERS } from '../support/commenting.ts'
import { missing, onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom } from '../support/newsroom.ts'
import { textOf } from '../support/page-text.ts'
import { staffTab } from '../support/staff.ts'

const HOSTILE = new URL('../../../shared/data/hostile/', import.meta.url)

if (existsSync(HOSTILE)) {
  onEachDatabase('every naughty string and every attack', (database) => {
    test('is stored as it was accepted, or refused in a sentence, and runs nowhere', {
      timeout: 280_000,
    }, async (scope) => {
      const newsroom = await openNewsroom(scope, database, { COMMENTS: 'open' })
      const [receipt] = await newsroom.receive(report('Dredging begins'))
      const path = pathOf(receipt)
      const stored = new Map<string, { name: string; text: string }>()
      for (const line of linesOf('naughty-strings.json', 'xss.json')) {
        for (const typed of [
          { name: line, comment: line },
          { name: 'Reader', comment: 'An e-mail address.', email: line },
        ]) {
          const accepted = takeFields({ text: typed.comment, email: '', notify: false, ...typed })
          const answer = await commentingIn(newsroom).send(path, typed)
          assert.equal(answer.status, 'fields' in accepted ? 303 : 422, JSON.stringify(typed))
          const location = answer.headers.get('Location')
          if (location && 'fields' in accepted) stored.set(location, accepted.fields)
          else assertRedrawn(await answer.text(), typed)
        }
      }
      await assertStored(newsroom, [...stored.values()])
      await assertHarmless(newsroom, path)
      await assertHarmlessToModerators(newsroom, receipt?.article?.id ?? 0)
    })
  })
} else {
  missing('every naughty string and every attack', 'there is no ../shared/data/hostile')
}

onEachDatabase('a form that no browser sends', (database) => {
  const bodies: readonly (readonly [name: string, body: string | Uint8Array, status: number])[] = [
    ['with invalid UTF-8', 'name=%ff%fe&comment=x', 400],
    ['with half a surrogate pair', 'name=%ed%a0%bd&comment=x', 400],
    ['of a megabyte', `comment=${'x'.repeat(2 ** 20)}`, 413],
    ['with nothing in it', '', 422],
    ['with fields that nobody asked for', 'admin=1&state=published&__proto__=x&constructor=y', 422],
    ['with a field twice', 'name=a&name=b', 400],
    ['with a text of 200,000 characters', `name=a&comment=${'x'.repeat(200_000)}`, 422],
    ['with a thousand marks on a letter', `name=a&comment=a${encodeURIComponent('\u0301').repeat(1000)}`, 422],
    ['with a code of another article', `name=a&comment=b&code-token=${'A'.repeat(84)}&code=22222`, 422],
  ]
  for (const [name, body, status] of bodies) {
    test(`${name} is answered with a sentence, in the edition’s language, and stores nothing`, async (scope) => {
      const newsroom = await openNewsroom(scope, database, { COMMENTS: 'open' })
      const [english, arabic] = await newsroom.receive(report('Dredging begins'), arabicReport('بدء التعميق'))
      for (const [receipt, sentence] of [
        [english, /[a-z]{3}/],
        [arabic, /[\u0600-\u06FF]{3}/],
      ] as const) {
        const answer = await newsroom.request(pathOf(receipt), {
          method: 'POST',
          headers: FORM_HEADERS,
          body: body as BodyInit,
        })
        assert.equal(answer.status, status)
        const html = await answer.text()
        const told = /<div class="faults"[\s\S]*?<\/div>|<h1>[\s\S]*?<\/h1>/.exec(html)?.[0] ?? ''
        assert.match(textOf(told), sentence)
      }
      assert.deepEqual(await newsroom.app.archive.writes.selectFrom('comment').selectAll().execute(), [])
    })
  }

  test('from another site is refused', async (scope) => {
    const newsroom = await openNewsroom(scope, database)
    const [receipt] = await newsroom.receive(report('Dredging begins'))
    const headers = { ...FORM_HEADERS, 'Sec-Fetch-Site': 'cross-site' }
    const answer = await newsroom.request(pathOf(receipt), { method: 'POST', headers, body: 'name=a&comment=b' })
    assert.equal(answer.status, 403)
  })
})

function linesOf(...files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const entries: readonly (string | { readonly payload: string })[] = JSON.parse(
      readFileSync(new URL(file, HOSTILE), 'utf8'),
    )
    // What a browser sends is well-formed: it replaces half a pair before it encodes a form.
    return entries.map((entry) => (typeof entry === 'string' ? entry : entry.payload).toWellFormed())
  })
}

/** Whatever is wrong is told, and what was typed is still in the form. */
function assertRedrawn(html: string, typed: { readonly comment: string }): void {
  assert.match(html, /<div class="faults" role="alert"/)
  const kept = find(parse(html), (node) => node.nodeName === 'textarea')
  const text = kept
    .flatMap((node) => ('childNodes' in node ? node.childNodes : []))
    .map((node) => ('value' in node ? node.value : ''))
    .join('')
  assert.equal(text, typed.comment.replace(/\r\n?/g, '\n').replaceAll('\u0000', '\uFFFD'))
}

async function assertStored({ app }: Newsroom, accepted: readonly { name: string; text: string }[]): Promise<void> {
  const rows = await app.archive.writes.selectFrom('comment').select(['name', 'text']).orderBy('id').execute()
  assert.deepEqual(
    rows.map(({ name, text }) => ({ name, text })),
    accepted.map(({ name, text }) => ({ name, text })),
  )
  for (const { name, text } of rows) {
    const again = takeFields({ name, text, email: '', notify: false })
    assert.ok('fields' in again && again.fields.name === name && again.fields.text === text, text)
  }
}

/** Every part of the article's comments, with all of them approved, holds no node but the site's own that could run. */
async function assertHarmless(newsroom: Newsroom, path: string): Promise<void> {
  const { archive } = newsroom.app
  const rows = await archive.writes.selectFrom('comment').select('id').execute()
  const ids = rows.map(({ id }) => id)
  await decide(archive, newsroom.clock.now, { staffId: 1, name: 'Huda' }, ids, { decision: 'approve' })
  let part: string | undefined = `${path}?order=oldest`
  let seen = 0
  while (part) {
    const html: string = await newsroom.page(part)
    const page = parse(html)
    assert.deepEqual(
      find(page, isDangerous).map(({ nodeName }) => nodeName),
      [],
    )
    seen += find(page, (node) => /^comment-\d+$/.test(attribute(node, 'id') ?? '')).length
    part = /class="next" href="([^"#]+)/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen, ids.length)
}

/** The same of everything that moderators see of them. */
async function assertHarmlessToModerators(newsroom: Newsroom, articleId: number): Promise<void> {
  const tab = await staffTab(newsroom, 'moderator')
  const queue = '/en/newsroom/comments'
  let seen = 0
  for (const first of [`${queue}/of/${articleId}`, `${queue}/decisions`]) {
    let part: string | undefined = first
    while (part) {
      const html: string = await (await tab.get(part)).text()
      const page = parse(html)
      assert.deepEqual(
        find(page, isDangerous).map(({ nodeName }) => nodeName),
        [],
      )
      seen += find(page, (node) => /^comment-\d+$/.test(attribute(node, 'id') ?? '')).length
      part = /<a (?:rel="next" href|href)="([^"]+)"(?: rel="next")?>(?:Further comments|Older)/.exec(html)?.[1]
      part = part?.replaceAll('&amp;', '&')
    }
  }
  const { count } = await newsroom.app.archive.writes
    .selectFrom('comment')
    .select(({ fn }) => fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(seen, Number(count))
}

const OWN_SCRIPT = /^\/assets\/[\w-]+\.js$/

function isDangerous(node: DefaultTreeAdapterTypes.Node): boolean {
  if (!('attrs' in node)) return false
  if (node.attrs.some(({ name }) => /^on|^style$|^srcdoc$|^formaction$/.test(name))) return true
  // What is told to a script in `data-…` is followed by no browser.
  if (
    node.attrs.some(({ name, value }) => !name.startsWith('data-') && /^\s*(?:javascript|data|vbscript):/i.test(value))
  )
    return true
  if (node.nodeName === 'script') {
    return attribute(node, 'type') !== 'application/ld+json' && !OWN_SCRIPT.test(attribute(node, 'src') ?? '')
  }
  return /^(?:iframe|object|embed|base|svg|math|frame|applet|portal)$/.test(node.nodeName)
}

function attribute(node: DefaultTreeAdapterTypes.Node, wanted: string): string | undefined {
  return 'attrs' in node ? node.attrs.find(({ name }) => name === wanted)?.value : undefined
}

function find(
  node: DefaultTreeAdapterTypes.Node,
  wanted: (node: DefaultTreeAdapterTypes.Node) => boolean,
): DefaultTreeAdapterTypes.Node[] {
  const children = 'childNodes' in node ? node.childNodes : []
  const inside = 'content' in node ? find(node.content, wanted) : []
  return [...(wanted(node) ? [node] : []), ...inside, ...children.flatMap((child) => find(child, wanted))]
}
