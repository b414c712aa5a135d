import type { Archive } from '../../src/archive/archive.ts'
import { openArchive } from '../../src/archive/open.ts'
import { putRelations, relationRows } from '../../src/archive/relations.ts'
import { insertStory, putMember } from '../../src/archive/story-members.ts'
import { isEditionLang } from '../../src/model/lang.ts'
import { articlePath } from '../../src/web/paths.ts'
import { random } from './random.ts'

const PAGES = 20
const RELATED = 12
const IN_STORY = 8

const REASONS = JSON.stringify([
  { type: 'place', forms: { ar: 'طرابلس', en: 'Tripoli' } },
  { type: 'term', forms: { ar: 'وقف إطلاق النار', en: 'ceasefire' } },
])

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/**
 * Addresses of articles in the middle of an archive whose related ones, and the others of whose stories, are from
 * anywhere in it. What the corpus tells of relates nothing, so it is written here, once for each archive.
 */
export async function relatedPages(dataDir: string, articles: number): Promise<readonly string[]> {
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  const middle = Math.floor(articles / 2)
  const rows = await rowsOf(
    archive,
    Array.from({ length: PAGES }, (_, index) => middle + index),
  )
  const listed = await relationRows(archive.reads, [middle])
  if (listed.length < RELATED / 2) await relate(archive, rows, articles)
  await archive.close()
  return rows.map(({ id, lang, slug, published_at: at }) =>
    articlePath(isEditionLang(lang) ? lang : 'en', { id, lang, slug, published: { at, precision: 'minute' } }),
  )
}

function rowsOf({ reads }: Archive, ids: readonly number[]) {
  return reads
    .selectFrom('article')
    .select(['id', 'lang', 'kind', 'slug', 'published_at'])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()
}

async function relate(archive: Archive, pages: readonly Row[], articles: number): Promise<void> {
  const next = random(articles)
  for (const page of pages) {
    const anywhere = Array.from({ length: RELATED }, () => 1 + Math.floor(next() * articles))
    const others = (await rowsOf(archive, anywhere)).filter(({ id }) => id !== page.id)
    await archive.writes.transaction().execute(async (tx) => {
      const relations = others.map(({ id, kind, lang }) => {
        return { articleId: page.id, relatedId: id, kind, lang, score: 0.3 + next() / 2, reasons: REASONS }
      })
      await putRelations(tx, 1, relations)
      const storyId = await insertStory(tx)
      for (const { id, published_at } of [page, ...others.slice(1, IN_STORY)]) {
        const member = { article_id: id, story_id: storyId, published_at, origin: 'machine', centrality: 1 }
        await putMember(tx, member)
      }
    })
  }
}
