import { sql } from 'kysely'
import type { Article } from '../model/article.ts'
import type { CommentPolicy } from '../model/comment.ts'
import type { Db } from './archive.ts'
import { type FullRow, fullOf, publicArticle } from './articles.ts'
import type { SetPolicies } from './comment-policy.ts'
import { topicIdOf } from './entity-mentions.ts'
import { prepared } from './prepared.ts'

/**
 * What there may be to read around an article. Probes of an index within the read of its own row cost a microsecond each,
 * where finding out by reading costs ten times that, and most articles have but one or two of them.
 */
export interface Surroundings {
  readonly hasTranslations: boolean
  readonly hasCopies: boolean
  readonly hasStory: boolean
  /** Titles that its source listed, or articles found to be related. */
  readonly hasRelated: boolean
  /** What it is about, and what that is a part of: ids of Media Topics. */
  readonly topics: readonly string[]
  readonly policies: SetPolicies
}

interface PageRow extends FullRow {
  has_translations: number | boolean
  has_copies: number | boolean
  has_story: number | boolean
  has_related: number | boolean
  topics: string | null
  article_policy: CommentPolicy | null
  section_policy: CommentPolicy | null
}

const byId = prepared<{ id: number; now: number }, PageRow>((db, { id, now }) =>
  publicArticle(db, now, id).select([
    sql<boolean>`exists (select 1 from article as other where other.status = 'published'
      and other.source_id = article.source_id and other.translation_set = article.translation_set
      and other.id <> article.id)`.as('has_translations'),
    sql<boolean>`(exists (select 1 from duplicate where article_id = article.id)
      or exists (select 1 from duplicate where original_id = article.id))`.as('has_copies'),
    sql<boolean>`exists (select 1 from story_member where article_id = article.id)`.as('has_story'),
    sql<boolean>`(exists (select 1 from relation where article_id = article.id)
      or exists (select 1 from reference where article_id = article.id))`.as('has_related'),
    sql<string | null>`(select string_agg(entity, ' ' order by entity) from entity_mention
      where article_id = article.id and entity like 'topic:%')`.as('topics'),
    policyOf('article', 'id').as('article_policy'),
    policyOf('section', 'section_id').as('section_policy'),
  ]),
)

function policyOf(scope: 'article' | 'section', subject: 'id' | 'section_id') {
  return sql<string | null>`(select policy from comment_policy
    where scope = ${sql.lit(scope)} and subject_id = article.${sql.ref(subject)})`
}

/** As `articleById`, with what there may be to read around it. */
export async function articleForPage(
  db: Db,
  now: number,
  id: number,
): Promise<{ readonly article: Article; readonly around: Surroundings } | undefined> {
  const [row] = await byId(db, { id, now })
  return row && { article: fullOf(row), around: surroundingsOf(row) }
}

function surroundingsOf(row: PageRow): Surroundings {
  return {
    hasTranslations: Boolean(row.has_translations),
    hasCopies: Boolean(row.has_copies),
    hasStory: Boolean(row.has_story),
    hasRelated: Boolean(row.has_related),
    topics: row.topics?.split(' ').map(topicIdOf) ?? [],
    policies: { article: row.article_policy ?? undefined, section: row.section_policy ?? undefined },
  }
}
