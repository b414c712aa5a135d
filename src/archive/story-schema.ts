import type { Generated } from 'kysely'

/** The tables of stories and of what articles tell of: docs/stories.md. */
export interface StorySchema {
  story: StoryTable
  story_member: StoryMemberTable
  story_exclusion: StoryExclusionTable
  story_log: StoryLogTable
  entity_mention: EntityMentionTable
  entity_month: EntityMonthTable
}

interface StoryTable {
  id: Generated<number>
  /** By an editor; null where the headline of an article serves. */
  name_ar: string | null
  name_en: string | null
  /** The story that its articles went into. */
  merged_into: number | null
}

/** The one story that an article belongs to. */
interface StoryMemberTable {
  article_id: number
  story_id: number
  published_at: number
  origin: string
  /** How much it is like the others of its story, added up. */
  centrality: number
}

/** An editor took the article out of the story; no recomputation puts it back. */
interface StoryExclusionTable {
  story_id: number
  article_id: number
}

/** Only ever added to. */
interface StoryLogTable {
  id: Generated<number>
  story_id: number
  other_id: number | null
  at: number
  actor_id: number | null
  action: string
  /** JSON: `StoryDetail` in src/model/story.ts. */
  detail: string
  undoes: number | null
}

/** A person, place or organisation that an article tells of. */
interface EntityMentionTable {
  /** `place:derna`, `organisation:opec`, `person:17`. */
  entity: string
  lang: string
  published_at: number
  article_id: number
}

/** In how many articles of a language and a month (since 1970, UTC) an entity is told of. */
interface EntityMonthTable {
  entity: string
  month: number
  lang: string
  count: number
}
