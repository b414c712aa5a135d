import type { KnownArticle } from '../archive/items.ts'
import type { Item } from '../model/item.ts'
import { slugOf } from '../text/slug.ts'
import { type Arrival, type ItemKeys, keysOf } from './arrival.ts'
import { isRefusal, type Refusal } from './format.ts'
import type { Known } from './known.ts'

/** What an arrival is to become, before anything of it has been written. */
export type Judgement =
  | { readonly outcome: 'imported'; readonly article: KnownArticle; readonly item: Item; readonly keys: ItemKeys }
  | { readonly outcome: 'revised'; readonly article: KnownArticle; readonly item: Item; readonly keys: ItemKeys }
  | { readonly outcome: 'duplicate'; readonly article: KnownArticle; readonly reason: Duplication }
  | { readonly outcome: 'rejected'; readonly rejected: Refusal; readonly repeated: boolean }

/** These bytes came before; the same article came before unchanged; another article has the same text. */
export type Duplication = 'same-bytes' | 'unchanged' | 'same-text'

/** An arrival, what it is to become, and the number of its item if the same bytes were rejected before. */
export interface Judged {
  readonly arrival: Arrival
  readonly judgement: Judgement
  readonly itemId: number | undefined
}

/** Judges one arrival by what is known; an article it makes or revises is known from then on. */
export function judgeArrival(arrival: Arrival, known: Known, nextArticleId: () => number): Judgement {
  const before = known.item(arrival.digest)
  const article = known.article(before?.articleId)
  if (article) return { outcome: 'duplicate', article, reason: 'same-bytes' }
  const { content, keys } = arrival
  if (isRefusal(content)) {
    return { outcome: 'rejected', rejected: content, repeated: before?.reason === content.rejection }
  }
  return judgeItem(content, keys ?? keysOf(content), known, nextArticleId)
}

function judgeItem(item: Item, keys: ItemKeys, known: Known, nextArticleId: () => number): Judgement {
  const same = known.sameIdentity(item, keys)
  if (same?.digest === keys.digest) return { outcome: 'duplicate', article: same, reason: 'unchanged' }
  if (same) {
    const article = knownArticle(item, keys, { id: same.id, revision: same.revision + 1, published: same.published })
    known.addArticle(article)
    return { outcome: 'revised', article, item, keys }
  }
  const twin = known.sameText(keys)
  if (twin) return { outcome: 'duplicate', article: twin, reason: 'same-text' }
  const article = knownArticle(item, keys, { id: nextArticleId(), revision: 1, published: item.published })
  known.addArticle(article)
  return { outcome: 'imported', article, item, keys }
}

/** A revision keeps the time of first publication: the article's address is made of it. */
function knownArticle(
  item: Item,
  keys: ItemKeys,
  kept: Pick<KnownArticle, 'id' | 'revision' | 'published'>,
): KnownArticle {
  return {
    ...kept,
    sourceKey: item.source.key,
    identity: keys.identity,
    textKey: keys.textKey,
    digest: keys.digest,
    lang: item.lang,
    slug: slugOf(item.headline),
  }
}
