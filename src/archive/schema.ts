import type { ColumnType, Generated } from 'kysely'
import type { CommentSchema } from './comment-schema.ts'
import type { PersonSchema } from './person-schema.ts'
import type { RelateSchema } from './relate-schema.ts'
import type { StorySchema } from './story-schema.ts'

/**
 * The tables of the archive, the same on SQLite and PostgreSQL. Times are milliseconds since 1970
 * UTC; localised texts are JSON objects keyed by language.
 */
export interface Schema extends CommentSchema, PersonSchema, RelateSchema, StorySchema {
  source: SourceTable
  section: SectionTable
  item: ItemTable
  ledger: LedgerTable
  article: ArticleTable
  revision: RevisionTable
  change: ChangeTable
  reference: ReferenceTable
  fact: FactTable
  search_generation: SearchGenerationTable
  search_document: SearchDocumentTable
  search_fresh: SearchFreshTable
  search_block: SearchBlockTable
  search_posting: SearchPostingTable
  search_removed: SearchRemovedTable
  search_block_removal: SearchBlockRemovalTable
  search_name: SearchNameTable
  secret: SecretTable
  spent_code: SpentCodeTable
  staff: StaffTable
  session: SessionTable
  passkey: PasskeyTable
  staff_token: StaffTokenTable
  sign_in_attempt: SignInAttemptTable
  staff_log: StaffLogTable
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
  /** How many comments the text came with, made where it first appeared. */
  comment_count: number
  /** How many comments of this site's own readers are published under it. */
  published_comments: Generated<number>
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
  /** JSON: what its source says that it is about, in the source's words; null where it says nothing. */
  topics: string | null
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
  /** The comment that a fact is about, beside its article. */
  comment_id: Generated<number | null>
  /** 1 when everything that follows from it has been done. */
  handled: Generated<number>
}

/** One making of the whole word index: readers see the `current` one, while another may be `building`. */
interface SearchGenerationTable {
  id: Generated<number>
  state: string
  /** Of the analysis that made it: `INDEX_VERSION`. */
  version: number
  /** A rebuild has done all articles up to this number. */
  indexed_to: Generated<number>
}

/** Which revision of an article stands in the index, and as which document. A document never changes; a new one replaces it. */
interface SearchDocumentTable {
  id: Generated<number>
  generation: number
  article_id: number
  revision: number
  /** Its words in order, four bytes each: `src/search/words.ts`. */
  words: Uint8Array
}

/** A document that no block holds yet. */
interface SearchFreshTable {
  document: number
  generation: number
  article_id: number
  published_at: number
  /** JSON: language, kind, source, section and year. */
  category: string
  /** Its different terms, a space between. */
  terms: string
  /** A byte for each term. */
  weights: Uint8Array
}

/** Documents in the order of their publication, and behind them in `search_posting` which of them hold a term. */
interface SearchBlockTable {
  id: Generated<number>
  generation: number
  level: number
  state: string
  /** JSON: the blocks and fresh documents that a block under construction is made of. */
  inputs: string
  /** The last term that a block under construction has. */
  built_to: Generated<string>
  /** JSON: the different categories of its documents. */
  categories: string
  documents: Uint8Array
}

interface SearchPostingTable {
  block: number
  term: string
  count: number
  documents: Uint8Array
  weights: Uint8Array
}

/** A document that counts no more, though a block may still hold it. */
interface SearchRemovedTable {
  document: number
  generation: number
  /** As the document has it, so that it is soon found in its block. */
  published_at: number
}

/** Which documents of a block that is not merged any more were removed, once they are many. */
interface SearchBlockRemovalTable {
  block: number
  count: number
  /** A bit for each document of the block. */
  documents: Uint8Array
}

/** 32 random bytes that only this archive has; what is signed with them is told by the name. */
interface SecretTable {
  name: string
  value: Uint8Array
  created_at: number
}

/** A security code that has been answered. Past its expiry the row is of no use. */
interface SpentCodeTable {
  id: string
  expires_at: number
}

/** A person with an account. */
interface StaffTable {
  id: Generated<number>
  email: string
  /** The e-mail address folded; no two accounts have the same. */
  email_key: string
  name: string
  role: string
  status: string
  /** In the PHC string format; null until the member has set a password. */
  password_hash: string | null
  /** Base32; null while codes of an authenticator are not asked for. */
  totp_secret: string | null
  /** The time step of the last code that was taken, so that none is taken twice (RFC 6238, section 5.2). */
  totp_step: number | null
  created_at: number
}

/** Where a member of staff is signed in. The token itself is in their browser's cookie alone. */
interface SessionTable {
  id: Generated<number>
  token_hash: string
  staff_id: number
  /** When the person signed in; a session's token may have been changed since. */
  created_at: number
  used_at: number
  user_agent: string | null
}

interface PasskeyTable {
  credential_id: string
  staff_id: number
  public_key: Uint8Array
  counter: number
  /** JSON: the transports of Web Authentication, `["internal"]`. */
  transports: string
  name: string
  created_at: number
  used_at: number | null
}

/** What was handed out to someone and is known here by its hash alone: links, recovery codes, known devices. */
interface StaffTokenTable {
  hash: string
  purpose: string
  /** Null for the link that makes the first account. */
  staff_id: number | null
  expires_at: number
}

/** How often signing in has failed, by the hash of whom it was tried for and from where. */
interface SignInAttemptTable {
  key: string
  failures: number
  last_at: number
}

/** Only ever added to. */
interface StaffLogTable {
  id: Generated<number>
  at: number
  action: string
  /** Null for what was done on the command line. */
  actor_id: number | null
  subject_id: number
  detail: string | null
}

/** A word of the index that is in no lexicon, under a key of how it sounds: `text/names/skeleton`. */
interface SearchNameTable {
  generation: number
  /** `ar` or `en`. */
  script: string
  skeleton: string
  /** Folded, not stemmed. */
  word: string
  term: string
}
