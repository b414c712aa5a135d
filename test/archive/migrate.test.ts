import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { migrate } from '../../src/archive/migrate.ts'
import { MIGRATIONS } from '../../src/archive/migrations/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { dump, schemaOf } from '../support/dump.ts'
import { within, withinUnmigrated } from '../support/within.ts'

/** The last steps of releases before this one. */
const RELEASES = ['0009-stories', '0018-document-people']

const AT = Date.UTC(2026, 0, 14, 8)

/** Something of everything that later steps change, in the columns that the oldest of them had. */
const ROWS: readonly (readonly [table: string, row: Readonly<Record<string, string | number>>])[] = [
  ['source', { id: 1, key: 'harbour-news', names: '{"ar":"وكالة أنباء الميناء"}' }],
  ...[1, 2].map(
    (id) =>
      [
        'article',
        {
          ...{ id, lang: 'ar', kind: 'news', status: 'published', source_id: 1, published_at: AT, modified_at: AT },
          ...{ published_precision: 'minute', revision: 1, slug: 'خبر', identity: `id:${id}`, title_key: `t${id}` },
          ...{ text_key: `x${id}`, translation_set: `id:${id}` },
        },
      ] as const,
  ),
  ['revision', { article_id: 1, number: 1, headline: 'خبر', body: '<p>نص</p>', digest: 'd', created_at: AT }],
  [
    'relation',
    {
      ...{ article_id: 1, related_id: 2, kind: 'news', lang: 'ar', score: 0.5, reasons: '[]' },
      ...{ origin: 'editor', state: 'banned' },
    },
  ],
  [
    'comment',
    {
      ...{ id: 1, article_id: 1, name: 'هدى', name_key: 'هدي', text: 'أخيرًا.', text_key: 'اخيرا', lang: 'ar' },
      ...{ edition: 'ar', state: 'held', created_at: AT, idempotency_key: 'k', digest: 'd', private_hash: 'p' },
    },
  ],
]

onEachDatabase('the schema', (database) => {
  for (const release of RELEASES) {
    test(`as of ${release} is brought forward with all that is in it`, async (t) => {
      const location = await database.emptyLocation(t)
      const steps = Object.fromEntries(Object.entries(MIGRATIONS).filter(([name]) => name <= release))
      const before = await withinUnmigrated(location, async (archive) => {
        await migrate(archive, steps)
        for (const [table, row] of ROWS) {
          const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)))
          await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
            archive.writes,
          )
        }
        return dump(archive)
      })
      const after = await within(location, dump)
      for (const table of new Set(ROWS.map(([name]) => name))) {
        assert.equal(after[table]?.length, before[table]?.length, table)
        for (const [at, row] of (before[table] ?? []).entries()) assert.partialDeepStrictEqual(after[table]?.[at], row)
      }
    })
  }

  test('comes from nothing by every migration, in their order', async (t) => {
    const steps = await withinUnmigrated(await database.emptyLocation(t), migrate)
    assert.deepEqual(steps, Object.keys(MIGRATIONS))
  })

  test('stays as it is when it is brought forward again', async (t) => {
    const location = await database.location(t)
    const [schema, rows] = [await within(location, schemaOf), await within(location, dump)]
    assert.deepEqual(await withinUnmigrated(location, migrate), [])
    assert.deepEqual([await within(location, schemaOf), await within(location, dump)], [schema, rows])
  })

  test('of a newer release is refused and left alone', async (t) => {
    const location = await database.location(t)
    await within(location, (archive) =>
      sql`insert into kysely_migration (name, timestamp) values ('9999-tomorrow', '2030-01-01')`.execute(
        archive.writes,
      ),
    )
    const before = await withinUnmigrated(location, schemaOf)
    await assert.rejects(
      within(location, async () => undefined),
      { name: 'Problem', code: 'database-newer' },
    )
    assert.deepEqual(await withinUnmigrated(location, schemaOf), before)
  })
})
