import type { NewRelation, RelationRow } from '../../archive/relations.ts'
import { KEPT, rounded } from '../relate-article.ts'
import type { Found, FoundNeighbour } from './work.ts'

interface Entry {
  readonly articleId: number
  readonly relatedId: number
  readonly kind: string
  readonly lang: string
  readonly score: number
  readonly state: string
  /** JSON; undefined for an entry that stands as it was stored. */
  readonly reasons: string | undefined
}

/**
 * The lists of some articles while others are put into them. What an earlier recomputation listed and this one has not
 * found takes no place: it is taken away in the end, so that the outcome does not depend on what was there.
 */
export class Listing {
  readonly #lists = new Map<number, Map<number, Entry>>()
  readonly #removed: Pick<RelationRow, 'article_id' | 'related_id'>[] = []

  constructor(pass: number, rows: readonly RelationRow[]) {
    for (const row of rows) {
      if (row.pass < pass && row.state === 'listed') continue
      this.#put({
        articleId: row.article_id,
        relatedId: row.related_id,
        kind: row.kind,
        lang: row.lang,
        score: row.score,
        state: row.state,
        reasons: undefined,
      })
    }
  }

  /** Makes the lists of an article. */
  list(found: Found): void {
    const groups = Map.groupBy(found.neighbours, ({ kind, lang }) => `${kind} ${lang === found.lang}`)
    const best = new Set([...groups.values()].flatMap((group) => group.slice(0, KEPT)))
    const decided = this.#lists.get(found.id)
    for (const one of found.neighbours) {
      if (best.has(one) || decided?.has(one.id)) this.#relate(found.id, one, one)
    }
  }

  /** Offers an article to the lists of what it is like: where it is better than the last, or there is room, it is taken. */
  offer(found: Found): void {
    for (const one of found.neighbours) {
      const list = this.#lists.get(one.id)
      const known = list?.get(found.id)
      if (known && known.state !== 'listed') {
        this.#relate(one.id, found, one)
        continue
      }
      const like = [...(list?.values() ?? [])].filter(
        (entry) =>
          entry.kind === found.kind &&
          (entry.lang === one.lang) === (found.lang === one.lang) &&
          entry.state === 'listed' &&
          entry.relatedId !== found.id,
      )
      const last = like.length < KEPT ? undefined : like.toSorted((left, right) => left.score - right.score)[0]
      if (last && last.score >= rounded(one.score)) continue
      if (last) this.#remove(last)
      this.#relate(one.id, found, one)
    }
  }

  /** What stands in the lists of an article. */
  relatedTo(articleId: number): readonly number[] {
    const entries = [...(this.#lists.get(articleId)?.values() ?? [])]
    return entries.filter(({ state }) => state !== 'banned').map(({ relatedId }) => relatedId)
  }

  written(): readonly NewRelation[] {
    return [...this.#lists.values()].flatMap((list) => [...list.values()].filter(isWritten))
  }

  removed(): readonly Pick<RelationRow, 'article_id' | 'related_id'>[] {
    return this.#removed
  }

  #relate(
    articleId: number,
    related: Pick<FoundNeighbour, 'id' | 'kind' | 'lang'>,
    { score, reasons }: FoundNeighbour,
  ): void {
    const state = this.#lists.get(articleId)?.get(related.id)?.state ?? 'listed'
    const { id: relatedId, kind, lang } = related
    this.#put({ articleId, relatedId, kind, lang, score: rounded(score), state, reasons })
  }

  #put(entry: Entry): void {
    const list = this.#lists.get(entry.articleId) ?? new Map<number, Entry>()
    list.set(entry.relatedId, entry)
    this.#lists.set(entry.articleId, list)
  }

  #remove({ articleId, relatedId }: Entry): void {
    this.#lists.get(articleId)?.delete(relatedId)
    this.#removed.push({ article_id: articleId, related_id: relatedId })
  }
}

/** Of a list few are. */
function isWritten(entry: Entry): entry is Entry & NewRelation {
  return entry.reasons !== undefined
}
