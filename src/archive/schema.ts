import type { ColumnType, Generated } from 'kysely'

/**
 * The tables of the archive, the same on SQLite and PostgreSQL. Times are milliseconds since 1970
 * UTC; localised texts are JSON objects keyed by language.
 */
export interface Schema {
  source: SourceTable
  section: SectionTable
  item: ItemTable
  ledger: LedgerTable
  article: ArticleTable
  revision: RevisionTable
  change: ChangeTable
  reference: ReferenceTable
  fact: FactTable
}

interface SourceTable {
  id: Generated<number>
  key: string
  names: string
  url: string | null
  usage_terms: string | null
}

interface SectionTable {
  id: Generated<number>
  key: string
  names: string
  position: number
}

/** What arrived, as it came: `payload` holds its bytes, compressed with Zstandard (RFC 8878). */
interface ItemTable {
  id: Generated<number>
  digest: string
  origin: string
  format: string | null
  payload: ColumnType<Uint8Array | null, Uint8Array | null, never>
  received_at: number
}

/** What became of an item. An item that was rejected once and imported later has two rows. */
interface LedgerTable {
  id: Generated<number>
  item_id: number
  outcome: string
  reason: string | null
  detail: string | null
  article_id: number | null
  revision: number | null
  at: number
}

interface ArticleTable {
  id: Generated<number>
  lang: string
  kind: string
  genre: string | null
  status: string
  source_id: number
  section_id: number | null
  published_at: number
  published_precision: string
  modified_at: number
  revision: number
  slug: string
  identity: string
  url: string | null
  title_key: string
  text_key: string
  translation_set: string
  comment_count: number
}

interface RevisionTable {
  article_id: number
  number: number
  item_id: number | null
  headline: string
  standfirst: string | null
  byline: string | null
  dateline: string | null
  body: string
  /** Of everything the item said; another one under the same identity is a new revision. */
  digest: string
  created_at: number
}

/** A public, dated change to a published article. */
interface ChangeTable {
  id: Generated<number>
  article_id: number
  revision: number
  class: string
  note: string | null
  at: number
}

interface ReferenceTable {
  article_id: number
  kind: string
  position: number
  title: string
  title_key: string
}

interface FactTable {
  id: Generated<number>
  type: string
  article_id: number
  revision: number
  at: number
}
