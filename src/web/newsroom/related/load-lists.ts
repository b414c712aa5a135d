import {
  type DecidedRelation,
  decidedRelations,
  type EditedArticle,
  editedArticles,
} from '../../../archive/relation-decisions.ts'
import { relationLog } from '../../../archive/relation-log.ts'
import { translationsOf } from '../../../archive/translations.ts'
import type { ArticleLink, Kind } from '../../../model/article.ts'
import type { RelationLogEntry } from '../../../model/relation-log.ts'
import { type Explanation, explain } from '../../../relate/explain.ts'
import { ownKnowledge } from '../../../relate/knowledge.ts'
import { type Entry, type Lists, listsOf, shownOf } from '../../../relate/lists.ts'
import type { NewsroomVisit } from '../page.ts'
import { subjectsOf } from './relation-log.ts'

/** Whether readers see an entry, and if not, why. */
export type Seen = 'shown' | 'reserve' | 'translation' | 'embargoed' | 'withdrawn'

/** An entry of a list as editors see it. */
export interface EditedEntry extends Entry {
  readonly seen: Seen
  /** How its score comes about, where the machine has read it. */
  readonly explanation: Explanation | undefined
}

/** An article with its lists, embargoed and withdrawn entries among them, and everything decided of them. */
export interface EditedLists extends EditedArticle {
  readonly lists: Readonly<Record<Kind, readonly EditedEntry[]>>
  readonly banned: readonly EditedEntry[]
  readonly log: readonly RelationLogEntry[]
  /** The articles that the log names. */
  readonly subjects: readonly EditedArticle[]
}

const LINES = 30

/** Later than anything is published: an embargo is for readers. */
const ALL_TIMES = Number.MAX_SAFE_INTEGER

/** The lists of an article, read for the editors; undefined when there is none of this number. */
export async function loadEditedLists({ site, now }: NewsroomVisit, id: number): Promise<EditedLists | undefined> {
  const { writes } = site.archive
  const [edited] = await editedArticles(writes, [id])
  if (!edited) return undefined
  const [decided, all, readers, translations, log] = await Promise.all([
    decidedRelations(writes, id),
    listsOf(writes, ALL_TIMES, id),
    listsOf(writes, now, id),
    translationsOf(writes, now, id),
    relationLog(writes, LINES, id),
  ])
  const translationIds = new Set(translations.map((one) => one.id))
  const known = [...all.news, ...all.article, ...decided].flatMap(({ article }) => article?.id ?? [])
  const explanations = await explain(writes, id, [...new Set(known)], { ...ownKnowledge(), meaning: site.meaning })
  const seen = seenBy(shownOf(readers, translationIds), translationIds, now)
  const asEdited = (entry: Entry): EditedEntry => ({
    ...entry,
    seen: seen(entry),
    explanation: entry.article && explanations.get(entry.article.id),
  })
  const subjects = await editedArticles(writes, subjectsOf(log))
  return { ...edited, ...arranged(all, decided, asEdited), log, subjects }
}

/** Both lists, what is pinned first even where readers cannot see it, and what is banned from them. */
function arranged(
  all: Lists,
  decided: readonly DecidedRelation[],
  asEdited: (entry: Entry) => EditedEntry,
): Pick<EditedLists, 'lists' | 'banned'> {
  const ofState = (state: DecidedRelation['state']) =>
    decided
      .filter((one) => one.state === state)
      .map((one): EditedEntry => {
        const entry = asEdited(entryOf(one))
        return one.status === 'withdrawn' ? { ...entry, seen: 'withdrawn' } : entry
      })
  const pinned = ofState('pinned')
  const pinnedIds = new Set(pinned.map(({ article }) => article?.id))
  const listOf = (kind: Kind) => [
    ...pinned.filter((one) => one.kind === kind),
    ...all[kind].filter(({ article }) => !article || !pinnedIds.has(article.id)).map(asEdited),
  ]
  return { lists: { news: listOf('news'), article: listOf('article') }, banned: ofState('banned') }
}

function entryOf({ article, score, reasons }: DecidedRelation): Entry & { readonly article: ArticleLink } {
  return { kind: article.kind, title: article.headline, article, score, reasons, origin: 'editor' }
}

function seenBy(shown: Lists, translations: ReadonlySet<number>, now: number): (entry: Entry) => Seen {
  const all = [...shown.news, ...shown.article]
  const ids = new Set(all.flatMap(({ article }) => article?.id ?? []))
  const titles = new Set(all.flatMap(({ article, title }) => (article ? [] : [title])))
  return ({ article, title }) => {
    if (!article) return titles.has(title) ? 'shown' : 'reserve'
    if (article.published.at > now) return 'embargoed'
    if (translations.has(article.id)) return 'translation'
    return ids.has(article.id) ? 'shown' : 'reserve'
  }
}
