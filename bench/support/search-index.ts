import { once } from 'node:events'
import { sql } from 'kysely'
import type { Archive } from '../../src/archive/archive.ts'
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { peakMemory, warraq } from './warraq.ts'

/**
 * By the command, as an operator would do it. An archive that has no index gets one, to its end; of one that has, the
 * index is made anew for so many seconds, and the next run goes on from there.
 */
export async function reindexed(location: ArchiveLocation, articles: number, seconds: number | undefined) {
  const { dataDir, databaseUrl } = location
  const archive = await openArchive(location)
  const before = await indexed(archive)
  const start = performance.now()
  const child = warraq(['reindex'], databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: dataDir })
  let peakMegabytes: number | undefined
  const look = setInterval(() => {
    peakMegabytes = peakMemory(child) ?? peakMegabytes
    const isLate = seconds !== undefined && performance.now() - start > seconds * 1000
    if (isLate && before.isThere) child.kill('SIGINT')
  }, 500)
  child.stdout?.resume()
  const [code] = await once(child, 'exit')
  clearInterval(look)
  const took = (performance.now() - start) / 1000
  const done = (code === 0 ? articles : (await indexed(archive)).to) - before.to
  await archive.close()
  if (code !== 0 && done === 0) throw new Error(`reindex ended with ${code}`)
  return { articlesPerSecond: done / took, peakMegabytes }
}

/** Whether there is an index, and up to which article the next one is made. */
async function indexed({ reads }: Archive) {
  const rows = await reads.selectFrom('search_generation').select(['state', 'indexed_to']).execute()
  return {
    isThere: rows.some((row) => row.state === 'current' && row.indexed_to > 0),
    to: rows.find((row) => row.state === 'building')?.indexed_to ?? 0,
  }
}

/** Bytes of the tables and indexes of the word index, as each database tells them. */
export async function searchBytesSqlite({ reads }: Archive): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select sum(pgsize) as bytes from dbstat
    where aggregate = 1 and name in (select name from sqlite_master where tbl_name like 'search!_%' escape '!')`.execute(
    reads,
  )
  return Number(rows[0]?.bytes)
}

export async function searchBytesPostgres({ reads }: Archive): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`select sum(pg_total_relation_size(oid)) as bytes from pg_class
    where relkind = 'r' and relname like 'search!_%' escape '!'`.execute(reads)
  return Number(rows[0]?.bytes)
}

export async function textBytes({ reads }: Archive, articles: number): Promise<number> {
  const { rows } = await sql<{
    bytes: number
  }>`select sum(octet_length(headline) + octet_length(coalesce(standfirst, ''))
    + octet_length(replace(replace(body, '<p>', ''), '</p>', ''))) as bytes from revision
    where article_id <= ${articles}`.execute(reads)
  return Number(rows[0]?.bytes)
}
