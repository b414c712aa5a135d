import type { Generated } from 'kysely'

/** The tables of relating: docs/related.md. */
export interface RelateSchema {
  relate_document: RelateDocumentTable
  relate_vector: RelateVectorTable
  relate_posting: RelatePostingTable
  relate_waiting: RelateWaitingTable
  relate_frequency: RelateFrequencyTable
  relate_uncounted: RelateUncountedTable
  relate_word: RelateWordTable
  relate_progress: RelateProgressTable
  relation: RelationTable
  relation_log: RelationLogTable
  duplicate: DuplicateTable
  embedding: EmbeddingTable
}

/** What a revision of an article tells of, as features: `src/relate/feature.ts`. */
interface RelateDocumentTable {
  article_id: number
  revision: number
  /** Of the code that found the features: `RELATE_VERSION`. */
  version: number
  lang: string
  kind: string
  section_id: number | null
  published_at: number
  /** Its features, a line break between. */
  keys: string
  /** For each, how the text writes it; a line break between. */
  forms: string
  /** For each, a byte. */
  weights: Uint8Array
  /** The length of its vector among articles of its own language, and among those of others. */
  own_norm: number
  shared_norm: number
  /** The bands of its MinHash signature, hexadecimal, a space between; empty for a text too short to tell. */
  bands: string
  /** How many articles there were when its lists were made. */
  related_among: number
  /** JSON: whom it names, `NamedPerson` of `src/text/people/find-people.ts`. */
  people: Generated<string>
}

/** A document as it is screened: `src/relate/screen.ts`. */
interface RelateVectorTable {
  article_id: number
  lang: string
  kind: string
  section_id: number | null
  published_at: number
  own_norm: number
  shared_norm: number
  /** The lower 32 bits of each feature's number, little-endian, then a byte of weight for each. */
  features: Uint8Array
}

/** Which articles of which day (since 1970, UTC) tell of a feature, and how much of the article that is, in thousandths. */
interface RelatePostingTable {
  feature: number
  day: number
  article_id: number
  weight: number
}

/** Postings that wait to be sorted in: `src/archive/relate-postings.ts`. */
interface RelateWaitingTable {
  id: Generated<number>
  /** Which of the features. */
  part: number
  /** Feature, day, article and weight of each as 64-bit floating point numbers, little-endian. */
  postings: Uint8Array
}

/** In how many articles a feature is; feature 0 is in all. */
interface RelateFrequencyTable {
  feature: number
  count: number
}

/** What counts are to change by: `src/archive/relate-uncounted.ts`. */
interface RelateUncountedTable {
  id: Generated<number>
  /** Which of the features. */
  part: number
  /** Feature and change of each as 64-bit floating point numbers, little-endian. */
  changes: Uint8Array
}

/** A row that this archive's lexicon has beside those that come with Warraq. */
interface RelateWordTable {
  id: Generated<number>
  arabic: string
  english: string
  weight: number
  origin: string
  evidence: string
}

/** How far a long task is: everything up to this article, in the order of publication, is done. */
interface RelateProgressTable {
  task: string
  version: string
  published_at: number
  article_id: number
}

/** `related_id` stands in the list of `article_id`, or was banned from it. */
interface RelationTable {
  article_id: number
  related_id: number
  /** Of the related article: which of the two lists, and its language. */
  kind: string
  lang: string
  score: number
  /** JSON: `src/model/relation.ts`. */
  reasons: string
  origin: string
  state: string
  /** Among those that an editor pinned. */
  position: number | null
  /** The recomputation that last found it; what an ended one did not find again is taken away. */
  pass: Generated<number>
}

/** What a sentence-embedding model says of a revision of an article. */
interface EmbeddingTable {
  article_id: number
  revision: number
  /** Of which model: `src/relate/meaning/meaning.ts`. */
  model: string
  /** A whole number from −127 to 127 in each byte; null while the article waits for it. */
  vector: Uint8Array | null
  /** How often it was tried in vain. */
  attempts: number
  /** When it may be tried; negative for what was not tried yet. */
  due_at: number
}

/** What editors decided of the lists of `article_id`. Lines are only ever added; undoing is one more. */
interface RelationLogTable {
  id: Generated<number>
  article_id: number
  at: number
  /** None on the command line. */
  actor_id: number | null
  action: string
  /** JSON: `FormerDecision` of `src/model/relation-log.ts`. */
  related: string
  /** The line that this one undoes. */
  undoes: number | null
}

/** An article that tells the same text as an earlier one. */
interface DuplicateTable {
  article_id: number
  original_id: number
  similarity: number
}
