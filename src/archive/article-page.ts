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
 * where finding out by reading costs ten times that, and most articles have but one or two of them. Translations are
 * related to an article and in its story too, but stand elsewhere on its page: they alone are nothing more to read.
 */
export interface Surroundings {
  readonly hasTranslations: boolean
  readonly hasCopies: boolean
  /** Of which readers see another report. */
  readonly hasStory: boolean
  /** Titles that its source listed. */
  readonly hasReferences: boolean
  /** Articles found to be related, other than its translations. */
  readonly hasRelations: boolean
  /** What it is about, and what that is a part of: ids of Media Topics. */
  readonly topics: readonly string[]
  readonly policies: SetPolicies
}

interface PageRow extends FullRow {
  has_translations: number | boolean
  has_copies: number | boolean
  has_story: number | boolean
  has_references: number | boolean
  has_relations: number | boolean
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
    sql<boolean>`exists (select 1 from story_member as member
      where member.story_id = (select story_id from story_member where article_id = article.id)
      and exists (${otherText('member.article_id')} and other.status = 'published' and other.published_at <= ${now}))`.as(
      'has_story',
    ),
    sql<boolean>`exists (select 1 from reference where article_id = article.id)`.as('has_references'),
    sql<boolean>`exists (select 1 from relation
      where relation.article_id = article.id and exists (${otherText('relation.related_id')}))`.as('has_relations'),
    sql<string | null>`(select string_agg(entity, ' ') from entity_mention
      where article_id = article.id and entity like 'topic:%')`.as('topics'),
    policyOf('article', 'id').as('article_policy'),
    policyOf('section', 'section_id').as('section_policy'),
  ]),
)

/** The article of a number, if it is no translation of the one whose page this is. */
function otherText(id: string) {
  return sql`select 1 from article as other where other.id = ${sql.ref(id)}
    and (other.source_id <> article.source_id or other.translation_set <> article.translation_set)`
}

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
    hasReferences: Boolean(row.has_references),
    hasRelations: Boolean(row.has_relations),
    // Sorted here: for most articles there is nothing to sort, and SQLite makes a tree for it first.
    topics: row.topics?.split(' ').sort().map(topicIdOf) ?? [],
    policies: { article: row.article_policy ?? undefined, section: row.section_policy ?? undefined },
  }
}
