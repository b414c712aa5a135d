import { sql } from 'kysely'
import type { Archive, Db } from '../../src/archive/archive.ts'

/** Everything in the archive, table by table in the order of the keys; two equal dumps are two equal archives. */
export async function dump({ reads, name }: Archive): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables: Record<string, readonly unknown[]> = {}
  for (const { name: table, columns } of await tablesOf(reads)) {
    const order = sql.raw(columns.length < 3 ? '1, 2' : '1, 2, 3')
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)} order by ${order}`.execute(
      reads,
    )
    tables[table] = rows.map((row) => ({ ...row }))
  }
  if (Object.keys(tables).length === 0) throw new Error(`the ${name} archive has no tables`)
  return tables
}

/** Every table, index, function and trigger by name and definition, without the migrator's own two tables. */
export async function schemaOf({ name, writes }: Archive): Promise<readonly string[]> {
  const { rows } = await (name === 'sqlite' ? SQLITE_SCHEMA : POSTGRES_SCHEMA).execute(writes)
  return rows.map((row) => row.line)
}

async function tablesOf(db: Db) {
  const tables = await db.introspection.getTables()
  return tables
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const SQLITE_SCHEMA = sql<{ line: string }>`
  select type || ' ' || name || ' ' || coalesce(sql, '') as line from sqlite_schema
  where tbl_name not like 'kysely_%' and tbl_name not like 'sqlite_%' order by 1`

const POSTGRES_SCHEMA = sql<{ line: string }>`
  select line from (
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable as line
      from information_schema.columns where table_schema = 'public'
    union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all select 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace
    union all select 'trigger ' || tgname from pg_trigger where not tgisinternal
  ) as everything where line not like '%kysely_%' order by 1`
