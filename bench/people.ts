import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { sql } from 'kysely'
import type { Tx } from '../src/archive/archive.ts'
import { openArchive } from '../src/archive/open.ts'
import { relatableArticles } from '../src/archive/relate-documents.ts'
import { importInputs } from '../src/intake/import.ts'
import { readArticleText } from '../src/relate/article-text.ts'
import { ownKnowledge } from '../src/relate/knowledge.ts'
import { linkPeople } from '../src/relate/people/link.ts'
import { recordPeople } from '../src/relate/people/record.ts'
import { relateArticle } from '../src/relate/relate-article.ts'
import { peopleIn } from '../src/text/people/find-people.ts'
import { namePartsOf } from '../src/text/people/name-parts.ts'
import { soundsOf } from '../src/text/people/sounds.ts'
import { emptyFolder } from './support/archive.ts'
import { publishedAt, writeCorpus } from './support/corpus.ts'
import { nameOf, PEOPLE, type TwoNames } from './support/names.ts'
import type { Options } from './support/options.ts'
import { random } from './support/random.ts'
import { relateArchiveOf } from './support/relate-archive.ts'
import { number, quantile, type Report } from './support/report.ts'

const NEW_ARTICLES = 300
const PEOPLE_AN_ARTICLE = 4

/** What does it cost to find an article's people, and who of them is known, in a large archive? In processor time. */
export async function measure({ articles = 1_000_000 }: Options): Promise<Report> {
  const { find, record, link } = await measured(articles)
  const rows = [
    ['found in a text that has been cut into words', find],
    ['looked up and written down', record],
    ['looked for in the other script', link],
  ] as const
  return {
    title: 'People',
    columns: ['of a new article’s people', 'mean', '99th percentile'],
    rows: rows.map(([name, times]) => [name, `${number(mean(times), 2)} ms`, `${number(quantile(times, 0.99), 2)} ms`]),
    notes: [
      `${NEW_ARTICLES} new articles with ${PEOPLE_AN_ARTICLE} people each among ${number(articles)} articles and ${number(PEOPLE)} people by Zipf’s law, half of them known in both scripts.`,
      'Processor time of the thread that does it; the texts are of 2 KB.',
    ],
    data: { articles, find: mean(find), record: mean(record), link: mean(link) },
  }
}

const ranked = (times: readonly number[]) => times.slice(20).toSorted((one, other) => one - other)
const mean = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / times.length

/** Milliseconds, of each article. */
type Times = Readonly<Record<'find' | 'record' | 'link', readonly number[]>>

async function measured(articles: number): Promise<Times> {
  const dataDir = emptyFolder('people-run')
  cpSync(await relateArchiveOf(articles), dataDir, { recursive: true })
  const archive = await openArchive({ dataDir, databaseUrl: undefined })
  try {
    fill(join(dataDir, 'warraq.db'), articles)
    await sql`delete from sqlite_sequence where name = 'article'`.execute(archive.writes)
    await sql`insert into sqlite_sequence (name, seq) values ('article', ${articles})`.execute(archive.writes)
    const file = join(dataDir, 'new.jsonl')
    await writeCorpus(file, articles + 1, articles + 1 + NEW_ARTICLES)
    writeFileSync(file, withPeople(readFileSync(file, 'utf8'), articles))
    const ids: number[] = []
    for await (const { receipts } of importInputs(archive, [file], { now: Date.now })) {
      ids.push(...receipts.flatMap(({ article }) => article?.id ?? []))
    }
    const knowledge = ownKnowledge()
    const [find, record, link]: [number[], number[], number[]] = [[], [], []]
    for (const id of ids) {
      await archive.writes.transaction().execute(async (tx: Tx) => {
        await relateArticle(tx, id, knowledge)
        const [article] = await relatableArticles(tx, [id])
        if (!article) return
        const { whole, entities } = readArticleText(article)
        const people = await timed(find, async () => peopleIn(whole, entities))
        const names = await timed(record, () => recordPeople(tx, id, people))
        await timed(link, () => linkPeople(tx, id, names, async () => {}))
      })
    }
    // The first ones read tables and models.
    return { find: ranked(find), record: ranked(record), link: ranked(link) }
  } finally {
    await archive.close()
    rmSync(dataDir, { recursive: true })
  }
}

async function timed<T>(times: number[], act: () => Promise<T>): Promise<T> {
  const before = process.threadCpuUsage()
  const result = await act()
  const { user, system } = process.threadCpuUsage(before)
  times.push((user + system) / 1000)
  return result
}

/** Sentences with people at the end of each text. */
function withPeople(lines: string, seed: number): string {
  return lines
    .trim()
    .split('\n')
    .map((line, index) => {
      const row = JSON.parse(line)
      const sentences = peopleOf(seed + index).map((one) =>
        row.lang === 'ar'
          ? `وقال الوزير ${one.arabic} إن العمل مستمر.`
          : `Minister ${one.latin} said that work went on.`,
      )
      return JSON.stringify({ ...row, body: `${row.body}\n\n${sentences.join(' ')}` })
    })
    .join('\n')
}

/** Whom an article tells of, some much more often than others. */
function peopleOf(article: number): readonly TwoNames[] {
  const next = random(article + 7)
  const ranks = Array.from({ length: PEOPLE_AN_ARTICLE }, () => Math.floor(PEOPLE ** next()) - 1)
  return [...new Set(ranks)].map(nameOf)
}

/** What recording would have left behind of so many articles, written at once. */
function fill(file: string, articles: number): void {
  const database = new Database(file)
  database.pragma('synchronous = OFF')
  database.exec('begin')
  const person = database.prepare('insert into person (id) values (?)')
  const name = database.prepare(
    'insert into person_name (id, key, script, person_id, form, lead, articles) values (?, ?, ?, ?, ?, 1, ?)',
  )
  const sound = database.prepare('insert or ignore into person_sound (sound, name_id) values (?, ?)')
  const known = new Set<string>()
  const put = (id: number, personId: number, script: string, form: string) => {
    const parts = namePartsOf(form)
    if (known.has(parts.join(' '))) return
    known.add(parts.join(' '))
    name.run(id, parts.join(' '), script, personId, form, 1)
    for (const one of soundsOf(parts)) sound.run(one, id)
  }
  for (let rank = 0; rank < PEOPLE; rank += 1) {
    const { arabic, latin } = nameOf(rank)
    person.run(2 * rank + 1)
    person.run(2 * rank + 2)
    put(2 * rank + 1, 2 * rank + 1, 'Arab', arabic)
    put(2 * rank + 2, rank % 2 === 0 ? 2 * rank + 1 : 2 * rank + 2, 'Latn', latin)
  }
  fillMentions(database, articles)
  database.exec('commit')
  database.close()
}

function fillMentions(database: Database.Database, articles: number): void {
  const mention = database.prepare('insert or ignore into person_mention (article_id, name_id, form) values (?, ?, ?)')
  const told = database.prepare(
    'insert or ignore into entity_mention (entity, lang, published_at, article_id) values (?, ?, ?, ?)',
  )
  for (let id = 1; id <= articles; id += 1) {
    const lang = id % 2 === 0 ? 'ar' : 'en'
    for (const { rank, arabic, latin } of peopleOf(id)) {
      const nameId = 2 * rank + (lang === 'ar' ? 1 : 2)
      mention.run(id, nameId, lang === 'ar' ? arabic : latin)
      told.run(`person:${rank % 2 === 0 ? 2 * rank + 1 : nameId}`, lang, publishedAt(id), id)
    }
    told.run(`place:p${id % 900}`, lang, publishedAt(id), id)
  }
}
