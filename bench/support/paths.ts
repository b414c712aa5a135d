import { openArchive } from '../../src/archive/open.ts'
import { isEditionLang } from '../../src/model/lang.ts'
import { articlePath } from '../../src/web/paths.ts'

/** Addresses of so many articles, spread evenly over the archive and over its languages, which take turns in it. */
export async function articlePaths(dataDir: string, count: number): Promise<readonly string[]> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  const { last } = await archive.reads
    .selectFrom('article')
    .select((eb) => eb.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const ids = Array.from(
    { length: count },
    (_, index) => 1 + Math.floor((index * Number(last)) / count / 2) * 2 + (index % 2),
  )
  const rows = await archive.reads
    .selectFrom('article')
    .select(['id', 'lang', 'slug', 'published_at'])
    .where('id', 'in', ids)
    .execute()
  await archive.close()
  return rows.map(({ id, lang, slug, published_at: at }) =>
    articlePath(isEditionLang(lang) ? lang : 'en', { id, lang, slug, published: { at, precision: 'minute' } }),
  )
}
