import type { Archive, Tx } from '../archive/archive.ts'
import { type DocumentRow, documentRows, documentsAfter, relatableAfter } from '../archive/relate-documents.ts'
import { clearProgress, type Place, progressOf, setProgress } from '../archive/relate-progress.ts'
import { wordsVersion } from '../archive/relate-words.ts'
import { countPublished } from '../archive/search-generations.ts'
import { knowledgeOf } from './archive-knowledge.ts'
import { RELATE_VERSION } from './document.ts'
import type { Knowledge } from './knowledge.ts'
import type { ModelOfMeaning } from './meaning/meaning.ts'
import { readArticle } from './read-article.ts'
import { refreshDocument } from './relate-article.ts'
import { dissolvePart, reassignStory } from './story/recompute.ts'

export interface RelateOptions {
  /** Whose closeness joins the scores, as far as it has read the archive. */
  readonly meaning?: ModelOfMeaning | undefined
  readonly stop?: AbortSignal | undefined
  /** Told how many steps are left to do: three for each article. */
  readonly begin?: (steps: number) => void
  /** Told of every part how many articles are done with, and how many steps that were. */
  readonly advance?: (articles: number, steps: number) => void
}

/** Articles in one transaction; between two of them others may write. */
const ARTICLES_A_PART = 50
const START: Place = { publishedAt: Number.MIN_SAFE_INTEGER, id: 0 }

/**
 * Reads every article anew, then makes all lists anew, when it is known what is rare, then all stories. Each part is a transaction that
 * notes how far it came: one that was interrupted is gone on with, unless code or lexicon have changed since.
 */
export async function relateAll(archive: Archive, options: RelateOptions = {}): Promise<'related' | 'interrupted'> {
  const knowledge = await knowledgeOf(archive.reads, options.meaning)
  const words = (await wordsVersion(archive.reads)) ?? ''
  const version = `${RELATE_VERSION} ${words}${options.meaning ? ` ${options.meaning.model}` : ''}`
  const task = { archive, knowledge, version, options }
  const total = await countPublished(archive.reads, 0)
  const read = await progressOf(archive.reads, 'read', version)
  options.begin?.(3 * total - (read ? await done(archive, read.id, total) : 0))
  if (!(await through(task, 'read', readPart))) return 'interrupted'
  if (!(await through(task, 'relate', relatePart))) return 'interrupted'
  if (!(await through(task, 'stories', storiesPart))) return 'interrupted'
  await dissolveLonely(archive)
  await archive.writes.transaction().execute((tx) => clearProgress(tx))
  return 'related'
}

async function done(archive: Archive, id: number, total: number): Promise<number> {
  return total - (await countPublished(archive.reads, id))
}

interface Task {
  readonly archive: Archive
  readonly knowledge: Knowledge
  readonly version: string
  readonly options: RelateOptions
}

/** What a part did, and the place that it came to; undefined at the end. */
type Part = (
  tx: Tx,
  from: Place,
  knowledge: Knowledge,
) => Promise<{ readonly to: Place; readonly count: number } | undefined>

async function through(
  { archive, knowledge, version, options }: Task,
  name: 'read' | 'relate' | 'stories',
  part: Part,
) {
  let place: Place | undefined = (await progressOf(archive.reads, name, version)) ?? START
  while (place) {
    if (options.stop?.aborted) return false
    const from: Place = place
    const done = await archive.writes.transaction().execute(async (tx) => {
      await archive.lockRelating(tx)
      const did = await part(tx, from, knowledge)
      if (did) await setProgress(tx, name, version, did.to)
      return did
    })
    if (done) options.advance?.(name === 'stories' ? done.count : 0, done.count)
    place = done?.to
    await new Promise((resolve) => setImmediate(resolve))
  }
  return true
}

/** In the order of their numbers. */
const readPart: Part = async (tx, from, knowledge) => {
  const articles = await relatableAfter(tx, from.id, ARTICLES_A_PART)
  const known = new Map(
    (
      await documentRows(
        tx,
        articles.map(({ id }) => id),
      )
    ).map((row): [number, DocumentRow] => [row.article_id, row]),
  )
  for (const article of articles) await readArticle(tx, article, known.get(article.id), knowledge)
  const last = articles.at(-1)
  return last && { to: { publishedAt: last.published_at, id: last.id }, count: articles.length }
}

/** In the order of their publication. */
const relatePart: Part = async (tx, from, knowledge) => {
  const rows = await documentsAfter(tx, from, ARTICLES_A_PART)
  for (const row of rows) await refreshDocument(tx, row, knowledge)
  const last = rows.at(-1)
  return last && { to: { publishedAt: last.published_at, id: last.article_id }, count: rows.length }
}

/** In the order of their publication, so that a story comes out the same whatever order its articles arrived in. */
const storiesPart: Part = async (tx, from, knowledge) => {
  const rows = await documentsAfter(tx, from, ARTICLES_A_PART)
  for (const row of rows) await reassignStory(tx, row, knowledge)
  const last = rows.at(-1)
  return last && { to: { publishedAt: last.published_at, id: last.article_id }, count: rows.length }
}

/** What other stories have taken the articles of is gone. */
async function dissolveLonely(archive: Archive): Promise<void> {
  let after: number | undefined = 0
  while (after !== undefined) {
    const from: number = after
    after = await archive.writes.transaction().execute(async (tx) => {
      await archive.lockRelating(tx)
      return dissolvePart(tx, from)
    })
  }
}
