import type { Db } from '../archive/archive.ts'
import { referencesOf } from '../archive/references.ts'
import { relationsOf } from '../archive/relations.ts'
import type { ArticleLink, Kind } from '../model/article.ts'
import type { Reason } from '../model/relation.ts'

/** An entry in a list of an article: an article of the archive, or a title that came with the text and has none yet. */
export interface Entry {
  readonly kind: Kind
  readonly title: string
  readonly article: ArticleLink | undefined
  readonly score: number | undefined
  readonly reasons: readonly Reason[]
  readonly origin: 'source' | 'machine' | 'editor'
}

export type Lists = Readonly<Record<Kind, readonly Entry[]>>

/** What lists are made of, where it is known already that there is none of it and need not be read. */
interface Parts {
  readonly hasReferences: boolean
  readonly hasRelations: boolean
}

const ALL_PARTS: Parts = { hasReferences: true, hasRelations: true }

/**
 * *Related News* and *Related Articles* of an article as the public may see them now: first what an editor pinned, then the
 * titles that its source listed, then what tells the same, best first.
 */
export async function listsOf(
  db: Db,
  now: number,
  articleId: number,
  { hasReferences, hasRelations }: Parts = ALL_PARTS,
): Promise<Lists> {
  const [references, relations] = await Promise.all([
    hasReferences ? referencesOf(db, now, articleId) : [],
    hasRelations ? relationsOf(db, now, articleId) : [],
  ])
  const related = relations.map(({ article, kind, score, reasons, origin, pinned }) => ({
    pinned,
    entry: {
      kind,
      title: article.headline,
      article,
      score,
      reasons: pinned ? [CHOSEN, ...reasons] : reasons,
      origin,
    } satisfies Entry,
  }))
  const scores = new Map(relations.map((relation) => [relation.article.id, relation]))
  const listed = references.map(({ kind, title, article }): Entry => {
    const known = article && scores.get(article.id)
    return { kind, title, article, score: known?.score, reasons: [LISTED, ...(known?.reasons ?? [])], origin: 'source' }
  })
  const isListed = new Set(listed.map(({ article }) => article?.id))
  const pinned = related.filter((one) => one.pinned).map(({ entry }) => entry)
  const isPinned = new Set(pinned.map(({ article }) => article.id))
  const found = related.filter(({ pinned, entry }) => !pinned && !isListed.has(entry.article.id))
  const all = [
    ...pinned,
    ...listed.filter(({ article }) => article === undefined || !isPinned.has(article.id)),
    ...found.map(({ entry }) => entry),
  ]
  const ofKind = (kind: Kind) => all.filter((entry) => entry.kind === kind)
  return { news: ofKind('news'), article: ofKind('article') }
}

/** Texts to go on to in each list; titles that the archive does not have lead nowhere and do not count. */
const SHOWN = 5

/** What a page shows of the lists: all that was chosen, the best of what was found, and no translation, which stands above the text. */
export function shownOf(lists: Lists, translations: ReadonlySet<number>): Lists {
  const shown = (entries: readonly Entry[]) => {
    const others = entries.filter(({ article }) => !article || !translations.has(article.id))
    const chosen = others.filter(({ origin }) => origin !== 'machine')
    const found = others.filter(({ origin }) => origin === 'machine')
    const linked = chosen.filter(({ article }) => article).length
    return [...chosen, ...found.slice(0, Math.max(SHOWN - linked, 0))]
  }
  return { news: shown(lists.news), article: shown(lists.article) }
}

const LISTED: Reason = { type: 'listed' }
const CHOSEN: Reason = { type: 'editor' }
