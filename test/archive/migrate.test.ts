import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { migrate } from '../../src/archive/migrate.ts'
import { MIGRATIONS } from '../../src/archive/migrations/index.ts'
import { onEachDatabase } from '../support/databases.ts'
import { dump, schemaOf } from '../support/dump.ts'
import { within, withinUnmigrated } from '../support/within.ts'

onEachDatabase('the schema', (database) => {
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
