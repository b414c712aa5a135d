import type { KnownArticle } from '../archive/items.ts'
import type { Item } from '../model/item.ts'
import { visibleFrom } from '../model/moment.ts'
import { slugOf } from '../text/slug.ts'
import { type Arrival, type ItemKeys, keysOf } from './arrival.ts'
import { isRefusal } from './format.ts'
import type { Judgement } from './judgement.ts'
import type { Known } from './known.ts'

/** Judges one arrival by what is known; an article it makes or revises is known from then on. */
export function judgeArrival(arrival: Arrival, known: Known, now: number, nextArticleId: () => number): Judgement {
  const before = known.item(arrival.digest)
  const article = known.article(before?.articleId)
  if (article) return { outcome: 'duplicate', article, reason: 'same-bytes' }
  const { content, keys } = arrival
  if (isRefusal(content)) {
    return { outcome: 'rejected', rejected: content, repeated: before?.reason === content.rejection }
  }
  return judgeItem(content, keys ?? keysOf(content), known, now, nextArticleId)
}

function judgeItem(item: Item, keys: ItemKeys, known: Known, now: number, nextArticleId: () => number): Judgement {
  const same = known.sameIdentity(item, keys)
  if (same?.digest === keys.digest) return { outcome: 'duplicate', article: same, reason: 'unchanged' }
  if (same) {
    const article = knownArticle(item, keys, { id: same.id, revision: same.revision + 1, published: same.published })
    known.addArticle(article)
    return { outcome: 'revised', article, item, keys }
  }
  const twin = known.sameText(keys)
  if (twin) return { outcome: 'duplicate', article: twin, reason: 'same-text' }
  const published = { ...item.published, at: visibleFrom(item.published, now) }
  const article = knownArticle(item, keys, { id: nextArticleId(), revision: 1, published })
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
