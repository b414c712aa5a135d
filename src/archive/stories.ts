import { type SelectQueryBuilder, sql } from 'kysely'
import type { Article, ArticleSummary } from '../model/article.ts'
import { MOST_MEMBERS, type Story, type StoryName } from '../model/story.ts'
import type { Db } from './archive.ts'
import {
  fullArticles,
  type SummaryRow,
  selectHeadlines,
  selectSummaries,
  summaryOf,
  type VisibleArticles,
  visible,
} from './articles.ts'
import { prepared } from './prepared.ts'
import type { Schema } from './schema.ts'

/** What becomes of the number of a story that is asked for. */
export type FoundStory =
  | { readonly story: Story; readonly members: readonly ArticleSummary[] }
  /** Its articles are in another one now. */
  | { readonly mergedInto: number }

/** The visible articles of a story, as a query that others narrow. */
function visibleMembers(db: Db, now: number, storyId: number): VisibleArticles {
  return visible(db, now)
    .innerJoin('story_member', 'story_member.article_id', 'article.id')
    .where('story_member.story_id', '=', storyId)
    .where('story_member.published_at', '<=', now) as unknown as VisibleArticles
}

/** A text and its translations are one report. */
const REPORT = sql<string>`article.source_id || ':' || article.translation_set`

const newestMembers = prepared<{ id: number; now: number }, SummaryRow & Membership>((db, { id, now }) =>
  newest(selectSummaries(visibleMembers(db, now, id)).select(MEMBERSHIP)),
)

/** What a story's name and span are made of, where its articles are not shown themselves. */
const told = prepared<{ id: number; now: number }, Told>((db, { id, now }) =>
  newest(selectHeadlines(visibleMembers(db, now, id)).select(MEMBERSHIP)),
)

const MEMBERSHIP = [sql<number>`story_member.centrality`.as('centrality'), REPORT.as('report')] as const

function newest<O>(members: SelectQueryBuilder<Schema, 'article', O>) {
  return members
    .orderBy(sql`story_member.published_at`, 'desc')
    .orderBy(sql`story_member.article_id`, 'desc')
    .limit(sql.lit(MOST_MEMBERS))
}

/** A story with its visible articles in the order of publication; undefined when the public may see none of them. */
export async function storyById(db: Db, now: number, id: number): Promise<FoundStory | undefined> {
  const [row] = await storyRows(db, { id })
  if (!row) return undefined
  if (row.merged_into !== null) return { mergedInto: row.merged_into }
  const rows = (await newestMembers(db, { id, now })).toReversed()
  const story = storyOf(row, rows)
  return story && { story, members: rows.map(summaryOf) }
}

/** The texts of a story's visible articles, at most `limit`, the newest; in the order of publication. */
export async function storyTexts(db: Db, now: number, id: number, limit: number): Promise<readonly Article[]> {
  const newest = visibleMembers(db, now, id)
    .orderBy(sql`story_member.published_at`, 'desc')
    .orderBy(sql`story_member.article_id`, 'desc')
    .limit(limit)
  return (await fullArticles(newest)).toReversed()
}

interface StoryRow {
  readonly id: number
  readonly name_ar: string | null
  readonly name_en: string | null
  readonly merged_into: number | null
}

const storyRows = prepared<{ id: number }, StoryRow>((db, { id }) =>
  db.selectFrom('story').selectAll().where('id', '=', id),
)

const storyOfMember = prepared<{ id: number }, StoryRow>((db, { id }) =>
  db
    .selectFrom('story_member')
    .innerJoin('story', 'story.id', 'story_member.story_id')
    .where('story_member.article_id', '=', id)
    .selectAll('story'),
)

/** The story of an article, if readers see another report of it. Most have none, which costs a single probe. */
export async function storyOfArticle(db: Db, now: number, articleId: number): Promise<Story | undefined> {
  const [row] = await storyOfMember(db, { id: articleId })
  if (!row) return undefined
  const story = storyOf(row, await told(db, { id: row.id, now }))
  return story && story.reports > 1 ? story : undefined
}

interface Membership {
  readonly centrality: number
  readonly report: string
}

type Told = Membership & Pick<SummaryRow, 'lang' | 'headline' | 'published_at'>

/** Undefined without articles: what nobody may see has no name either. */
function storyOf(row: StoryRow, told: readonly Told[]): Story | undefined {
  if (told.length === 0) return undefined
  const names: Record<string, StoryName> = {}
  const central: Record<string, number> = {}
  for (const { lang, headline, centrality } of told) {
    if (centrality <= (central[lang] ?? Number.NEGATIVE_INFINITY)) continue
    central[lang] = centrality
    names[lang] = { text: headline, by: 'machine' }
  }
  if (row.name_ar !== null) names.ar = { text: row.name_ar, by: 'editor' }
  if (row.name_en !== null) names.en = { text: row.name_en, by: 'editor' }
  const times = told.map((one) => one.published_at)
  const reports = new Set(told.map((one) => one.report)).size
  return { id: row.id, names, count: told.length, reports, first: Math.min(...times), last: Math.max(...times) }
}

/**
 * Which visible articles stand in stories. A probe for each member and no join, which SQLite may begin at the articles:
 * all of them, while few or none are in stories.
 */
function memberships(db: Db, now: number) {
  const article = visible(db, now).where(sql<boolean>`article.id = story_member.article_id`)
  return db.selectFrom('story_member').where(sql<boolean>`exists ${article.select(sql.lit(1).as('one'))}`)
}

/** How many of the newest articles in stories are looked through for the stories that they belong to. */
const LOOKED_THROUGH = 120

/** The stories whose newest visible articles are the newest, each with at least so many reports; bounded in any archive. */
export async function newestStories(db: Db, now: number, limit: number, least = 2): Promise<readonly Story[]> {
  const rows = await memberships(db, now)
    .where('story_member.published_at', '<=', now)
    .orderBy('story_member.published_at', 'desc')
    .orderBy('story_member.article_id', 'desc')
    .limit(LOOKED_THROUGH)
    .select('story_member.story_id')
    .execute()
  const ids = [...new Set(rows.map((row) => row.story_id))]
  const stories: Story[] = []
  for (const id of ids) {
    if (stories.length === limit) break
    const [row] = await storyRows(db, { id })
    const story = row && storyOf(row, await told(db, { id, now }))
    if (story && story.reports >= least) stories.push(story)
  }
  return stories
}

/** The stories that some articles are in, those with the most of them first, each with two visible texts or more. */
export async function storiesWith(
  db: Db,
  now: number,
  articleIds: readonly number[],
  limit: number,
): Promise<readonly Story[]> {
  if (articleIds.length === 0) return []
  const rows = await db
    .selectFrom('story_member')
    .select('story_id')
    .where('article_id', 'in', [...articleIds])
    .groupBy('story_id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('story_id', 'desc')
    .limit(limit)
    .execute()
  const stories: Story[] = []
  for (const { story_id } of rows) {
    const found = await storyById(db, now, story_id)
    if (found && 'story' in found && found.story.count > 1) stories.push(found.story)
  }
  return stories
}

/** The numbers of stories from one up to another that readers can open, for the sitemap. */
export async function visibleStoryIds(db: Db, now: number, from: number, limit: number): Promise<readonly number[]> {
  const report = sql`(select ${REPORT} from article where article.id = story_member.article_id)`
  const rows = await memberships(db, now)
    .where('story_member.story_id', '>=', from)
    .groupBy('story_member.story_id')
    .having(sql<number>`count(distinct ${report})`, '>', 1)
    .orderBy('story_member.story_id')
    .limit(limit)
    .select('story_member.story_id')
    .execute()
  return rows.map((row) => row.story_id)
}
