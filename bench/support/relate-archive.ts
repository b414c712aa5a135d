import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Document, documentOf, packDocument } from '../../src/relate/document.ts'
import { EVERYTHING, numberOf } from '../../src/relate/feature.ts'
import { ownKnowledge } from '../../src/relate/knowledge.ts'
import { packVector } from '../../src/relate/packed-vector.ts'
import { postingsOf } from '../../src/relate/read-article.ts'
import { type Vector, vectorOf } from '../../src/relate/vector.ts'
import { paragraphsToHtml } from '../../src/text/html.ts'
import { addPlaces, emptyFolder } from './archive.ts'
import { publishedAt } from './corpus.ts'
import { reportOf } from './events.ts'

/** So many texts are really read; each replica of them has their frequent features, and rare ones of its own. */
const READ = 5000
/** What more of the texts that were read tell of is frequent, and the same in all replicas. */
const RARE = 60
const DAY_MS = 86_400_000

/**
 * An archive that knows of so many articles what they tell of, made once and kept: the rows that relating reads, without
 * the articles themselves. Documents are of 250 a day, up to the present of the corpus. Events are of one replica, as
 * in a real archive they are of one time; countries, common words and small numbers are of all.
 */
export async function relateArchiveOf(articles: number): Promise<string> {
  const folder = join(tmpdir(), 'warraq-bench', `relate-${articles}`)
  if (existsSync(join(folder, 'complete'))) return folder
  const hasDocuments = existsSync(join(folder, 'documents'))
  if (!hasDocuments) {
    emptyFolder(`relate-${articles}`)
    await addPlaces({ dataDir: folder, databaseUrl: undefined })
  }
  const database = new Database(join(folder, 'warraq.db'))
  // Made once, and made again if it is cut off: nothing is lost that a journal would save.
  database.pragma('journal_mode = OFF')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -1000000')
  if (!hasDocuments) {
    new Replicas(articles).write(database)
    writeFileSync(join(folder, 'documents'), '')
  }
  console.error('sorting postings')
  database.exec(`insert into relate_posting select feature, day, article_id, weight from unsorted
    order by feature, day, article_id`)
  database.exec('drop table unsorted')
  database.pragma('journal_mode = WAL')
  database.close()
  writeFileSync(join(folder, 'complete'), '')
  return folder
}

class Replicas {
  readonly #articles: number
  readonly #replicas: number
  readonly #documents: readonly Document[]
  #statements: Readonly<Record<'document' | 'vector' | 'posting', Database.Statement>> | undefined
  /** In how many of the texts that were read a feature is. */
  readonly #counts = new Map<string, number>()

  constructor(articles: number) {
    this.#articles = articles
    this.#replicas = Math.ceil(articles / READ)
    const knowledge = ownKnowledge()
    this.#documents = Array.from({ length: Math.min(READ, articles) }, (_, base) => {
      const { lang, kind, headline, standfirst, paragraphs } = reportOf(base + 1)
      const text = { headline, standfirst, dateline: null, body: paragraphsToHtml(paragraphs), topics: null }
      const at = { id: base + 1, lang, kind, section_id: 1, published_at: 0, revision: 1 }
      return documentOf({ ...at, ...text }, knowledge)
    })
    for (const { features } of this.#documents) {
      for (const { key } of features) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
    }
  }

  write(database: Database.Database): void {
    const count = database.prepare('insert into relate_frequency (feature, count) values (?, ?)')
    database.exec('create table unsorted (feature integer, day integer, article_id integer, weight integer)')
    database.exec('begin')
    count.run(EVERYTHING, this.#articles)
    for (const [key, many] of this.#counts) {
      if (!this.#isRare(key)) count.run(numberOf(key), many * this.#replicas)
      else for (let replica = 0; replica < this.#replicas; replica += 1) count.run(numberOf(named(key, replica)), many)
    }
    database.exec('commit')
    const frequencies = this.#frequencies()
    const weighed = this.#documents.map((document) => ({
      document,
      vector: vectorOf(document.lang, document.features, frequencies),
    }))
    for (let replica = 0; replica < this.#replicas; replica += 1) {
      database.exec('begin')
      for (const { document, vector } of weighed) this.#writeReplica(database, document, vector, replica)
      database.exec('commit')
      if (replica % 10 === 0) console.error(`making features of ${this.#articles} articles: ${replica * READ}`)
    }
  }

  #isRare(key: string): boolean {
    return (this.#counts.get(key) ?? 0) <= RARE
  }

  #frequencies() {
    const byNumber = new Map(
      [...this.#counts].map(([key, many]) => [numberOf(key), this.#isRare(key) ? many : many * this.#replicas]),
    )
    return { articles: this.#articles, count: (feature: number) => byNumber.get(feature) ?? 0 }
  }

  #writeReplica(database: Database.Database, document: Document, vector: Vector, replica: number): void {
    const id = replica * READ + document.id
    if (id > this.#articles) return
    const at = publishedAt(id)
    const features = vector.features.map((one) =>
      replica > 0 && this.#isRare(one.key) ? { ...one, key: named(one.key, replica) } : one,
    )
    const own = { ...document, id, publishedAt: at, features }
    const { lang, kind } = document
    const { keys, forms, weights } = packDocument(own, vector.norms, [], this.#articles)
    const { own: ownNorm, shared } = vector.norms
    const packed = packVector(own, { features, norms: vector.norms })
    const statements = this.#statements ?? this.#prepare(database)
    statements.document.run(id, lang, kind, at, keys, forms, Buffer.from(weights), ownNorm, shared, this.#articles)
    statements.vector.run(id, lang, kind, at, ownNorm, shared, Buffer.from(packed.features))
    for (const { feature, weight } of postingsOf(own, { ...vector, features })) {
      statements.posting.run(feature, Math.floor(at / DAY_MS), id, weight)
    }
  }

  #prepare(database: Database.Database) {
    this.#statements = {
      document: database.prepare(
        `insert into relate_document (article_id, revision, version, lang, kind, section_id, published_at, keys, forms,
          weights, own_norm, shared_norm, bands, related_among) values (?, 1, 1, ?, ?, 1, ?, ?, ?, ?, ?, ?, '', ?)`,
      ),
      vector: database.prepare(
        `insert into relate_vector (article_id, lang, kind, section_id, published_at, own_norm, shared_norm, features)
          values (?, ?, ?, 1, ?, ?, ?, ?)`,
      ),
      posting: database.prepare('insert into unsorted values (?, ?, ?, ?)'),
    }
    return this.#statements
  }
}

/** The first replica is the texts as they were read. */
function named(key: string, replica: number): string {
  return replica === 0 ? key : `${key}.${replica}`
}
