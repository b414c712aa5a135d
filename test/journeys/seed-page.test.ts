import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { describe, test } from 'node:test'
import { report } from '../../fixtures/cast.ts'
import { importInputs } from '../../src/intake/import.ts'
import { withdraw } from '../../src/publish/withdraw.ts'
import { listsOf } from '../../src/relate/lists.ts'
import { onEachDatabase } from '../support/databases.ts'
import { type Newsroom, openNewsroom, versionAfter } from '../support/newsroom.ts'
import { textOf } from '../support/page-text.ts'

const SEED_PAGE = new URL('../../../shared/data/seed/article-page.txt', import.meta.url).pathname
const HEADLINE = 'قوات حفتر تتراجع شرقا مع فشل هجوم العاصمة الليبية'

if (existsSync(SEED_PAGE)) {
  onEachDatabase('the page that Warraq grows from', (database) => {
    test('is imported once and read in both editions with every part in its place', async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      const path = await importSeedPage(newsroom)
      assert.equal(await importSeedPage(newsroom, 'duplicate'), path)

      for (const edition of ['ar', 'en'] as const) {
        const html = await newsroom.page(path.replace('/ar/', `/${edition}/`))
        assert.match(html, new RegExp(`<html lang="${edition}" dir="${edition === 'ar' ? 'rtl' : 'ltr'}"`))
        assert.match(html, /<article class="column news" lang="ar" dir="rtl">/)
        assert.match(html, /datetime="2020-06-06"/)
        assert.match(html, edition === 'ar' ? /٦ يونيو ٢٠٢٠/ : /6 June 2020/)
        assert.match(
          html,
          edition === 'ar'
            ? /href="\/ar\/source\/reuters"[\s\S]{0,80}رويترز/
            : /href="\/en\/source\/reuters"[\s\S]{0,80}Reuters/,
        )
        assert.match(html, edition === 'ar' ? /تعليقات القراء \(٠\)/ : /Readers’ comments \(0\)/)
        const body = /<div class="body"[^>]*>([\s\S]*?)<\/div>/.exec(html)?.[1] ?? ''
        assert.equal(body.match(/<p>/g)?.length, 17)
        assert.match(textOf(body), /^طرابلس – سيطرت القوات/)
        assert.doesNotMatch(textOf(html), /Readers Comments|Can't read this|Copyright 2024|27 - 11 - 2024/)
        assert.match(html, /Down but not out, Haftar still looms over Libya peace process/)
        assert.match(html, /Russia’s mediation goals in Libya/)
      }
    })

    test('has its listed titles linked as soon as the archive holds them, and no longer than it does', async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      const path = await importSeedPage(newsroom)
      const title = 'It’s time to tackle inequality from the middle'
      assert.doesNotMatch(await newsroom.page(path), /<a [^>]*>It’s time to tackle/)

      const [receipt] = await newsroom.receive(
        report("It's time to tackle inequality – from the middle", { kind: 'article' }),
      )
      assert.match(await newsroom.page(path), /<a href="\/en\/2026\/01\/\d+-its-time[^"]*"[^>]*>It's time to tackle/)

      const before = newsroom.app.archive.version()
      await withdraw(newsroom.app.archive, newsroom.clock.now, receipt?.article?.id ?? 0, undefined)
      await versionAfter(newsroom.app.archive, before)
      const after = await newsroom.page(path)
      assert.doesNotMatch(after, /<a [^>]*>It.{1,6}s time to tackle/)
      assert.match(after, new RegExp(title))
    })

    test('has its ten titles first in the list of their kind, once they are articles', async (scope) => {
      const newsroom = await openNewsroom(scope, database)
      await importSeedPage(newsroom)
      const { reads } = newsroom.app.archive
      const { id } = await reads.selectFrom('article').select('id').executeTakeFirstOrThrow()
      const titles = await listsOf(reads, newsroom.clock.now, id)
      const others = Array.from({ length: 8 }, (_, n) => report(`Haftar forces lose Tarhuna, town ${n}`))
      const listed = (['news', 'article'] as const).flatMap((kind) =>
        titles[kind].map(({ title }) => report(title, { kind })),
      )
      assert.equal(listed.length, 10)
      await newsroom.receive(...others, ...listed)
      const lists = await listsOf(reads, newsroom.clock.now, id)
      for (const kind of ['news', 'article'] as const) {
        const first = lists[kind].slice(0, 5).map(({ article }) => article?.headline)
        assert.deepEqual(
          first,
          titles[kind].map(({ title }) => title),
        )
      }
    })
  })
} else {
  describe('the page that Warraq grows from', () => {
    test('is read', { skip: `absent: ${SEED_PAGE}` })
  })
}

async function importSeedPage(newsroom: Newsroom, outcome = 'imported'): Promise<string> {
  const { archive } = newsroom.app
  const before = archive.version()
  for await (const { receipts } of importInputs(archive, [SEED_PAGE], { now: () => newsroom.clock.now })) {
    const [receipt] = receipts
    assert.equal(receipt?.outcome, outcome)
    assert.equal(receipt?.article?.lang, 'ar')
    if (outcome === 'imported') await versionAfter(archive, before)
    const { id, slug } = receipt.article
    assert.ok(HEADLINE.startsWith(slug.replaceAll('-', ' ')))
    return `/ar/2020/06/${id}-${encodeURIComponent(slug)}`
  }
  throw new Error('the seed page gave no receipt')
}
