import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { documentOf, packDocument } from '../../src/relate/document.ts'
import { EVERYTHING, numberOf } from '../../src/relate/feature.ts'
import { ownKnowledge } from '../../src/relate/knowledge.ts'
import { postingsOf } from '../../src/relate/read-article.ts'
import { vectorOf } from '../../src/relate/vector.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'
import { addPlaces, emptyFolder } from './archive.ts'
import { Corpus, publishedAt } from './corpus.ts'

/** So many texts are really read; the others have their frequent features, and rare ones of their own. */
const READ = 10_000
/** The heaviest features of a text are its own: each replica has others. */
const OWN = 16
const ROWS = 1000
const DAY_MS = 86_400_000

interface Posting {
  readonly feature: number
  readonly base: number
  readonly weight: number
}

/**
 * An archive that knows of so many articles what they tell of, made once and kept: the rows that relating reads, without
 * the articles themselves. Documents are of 250 a day, up to the present of the corpus.
 */
export async function relateArchiveOf(articles: number): Promise<string> {
  const folder = join(tmpdir(), 'warraq-bench', `relate-${articles}`)
  if (existsSync(join(folder, 'complete'))) return folder
  emptyFolder(`relate-${articles}`)
  await addPlaces({ dataDir: folder, databaseUrl: undefined })
  const database = new Database(join(folder, 'warraq.db'))
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -500000')
  fill(database, articles)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  writeFileSync(join(folder, 'complete'), '')
  return folder
}

function fill(database: Database.Database, articles: number): void {
  const { shared, own, counts } = fillDocuments(database, articles)
  const replicas = Math.ceil(articles / READ)
  const insert = database.prepare('insert into relate_posting (feature, day, article_id, weight) values (?, ?, ?, ?)')
  const byFeature = Map.groupBy(shared, ({ feature }) => feature)
  const features = [...new Set([...byFeature.keys(), ...own.keys()])].sort((one, other) => one - other)
  const dayOf = (id: number) => Math.floor(publishedAt(id) / DAY_MS)
  database.exec('begin')
  for (const feature of features) {
    const rows = new Map(own.get(feature))
    for (const { base, weight } of byFeature.get(feature) ?? []) {
      for (let replica = 0; replica < replicas; replica += 1) rows.set(idOf(base, replica), weight)
    }
    for (const [id, weight] of [...rows].sort(([one], [other]) => one - other)) {
      if (id <= articles) insert.run(feature, dayOf(id), id, weight)
    }
  }
  const count = database.prepare('insert into relate_frequency (feature, count) values (?, ?)')
  for (const [feature, many] of [...counts, [EVERYTHING, articles] as const].sort(([one], [other]) => one - other)) {
    count.run(feature, many)
  }
  database.exec('commit')
}

/** Replicas of a text lie all over the years. */
function idOf(base: number, replica: number): number {
  return replica * READ + base + 1
}

function fillDocuments(database: Database.Database, articles: number) {
  const corpus = new Corpus()
  const knowledge = ownKnowledge()
  const shared: Posting[] = []
  const own = new Map<number, (readonly [id: number, weight: number])[]>()
  const counts = new Map<number, number>()
  const add = (feature: number, many: number) => counts.set(feature, (counts.get(feature) ?? 0) + many)
  const replicas = Math.ceil(articles / READ)
  const insert = database.prepare(
    `insert into relate_document (article_id, revision, version, lang, kind, section_id, published_at, keys, forms,
      weights, own_norm, shared_norm, bands, related_among) values (?, 1, 1, ?, ?, 1, ?, ?, ?, ?, ?, ?, '', 1000000000)`,
  )
  const nothing = { articles: 0, count: () => 0 }
  database.exec('begin')
  for (let base = 0; base < READ; base += 1) {
    const row = corpus.row(base + 1)
    const body = paragraphsToHtml(row.body.split('\n\n'))
    const text = { headline: row.headline, standfirst: row.standfirst ?? null, dateline: null, body, topics: null }
    const at = { id: base + 1, lang: row.lang, kind: row.kind, section_id: 1, published_at: 0, revision: 1 }
    const document = documentOf({ ...at, ...text }, knowledge)
    const vector = vectorOf(document.lang, document.features, nothing)
    const postings = postingsOf(document, vector)
    const packed = packDocument({ ...document, features: vector.features }, vector.norms, [], 0)
    const keys = packed.keys.split('\n')
    for (const key of keys.slice(OWN)) add(numberOf(key), replicas)
    shared.push(...postings.slice(OWN).map(({ feature, weight }) => ({ feature, base, weight })))
    for (let replica = 0; replica < replicas; replica += 1) {
      const id = idOf(base, replica)
      if (id > articles) continue
      const named = keys.map((key, index) => (index < OWN && replica > 0 ? `${key}.${replica}` : key))
      for (const [index, posting] of postings.slice(0, OWN).entries()) {
        const feature = numberOf(named[index] ?? '')
        add(feature, 1)
        const rows = own.get(feature)
        if (rows) rows.push([id, posting.weight])
        else own.set(feature, [[id, posting.weight]])
      }
      const { own: ownNorm, shared: sharedNorm } = vector.norms
      insert.run(
        id,
        row.lang,
        row.kind,
        publishedAt(id),
        named.join('\n'),
        packed.forms,
        packed.weights,
        ownNorm,
        sharedNorm,
      )
    }
    if (base % ROWS === 0) console.error(`making features of ${articles} articles: ${base * replicas}`)
  }
  database.exec('commit')
  return { shared, own, counts }
}
