import type { Db } from '../archive/archive.ts'
import { itemsByDigest, type KnownArticle, type KnownItem, knownArticles } from '../archive/items.ts'
import type { Item } from '../model/item.ts'
import type { Arrival, ItemKeys } from './arrival.ts'
import type { Judgement } from './judgement.ts'

/**
 * What is already there of the arrivals at hand: in the archive, and earlier in the same batch. A
 * dry run keeps one for all its batches, since nothing of it reaches the archive.
 */
export class Known {
  readonly #items = new Map<string, KnownItem>()
  readonly #byId = new Map<number, KnownArticle>()
  readonly #byIdentity = new Map<string, KnownArticle>()
  readonly #byText = new Map<string, KnownArticle>()

  #provisional = 0

  /** Reads what the archive holds of these arrivals: a few bounded questions, whatever its size. */
  async load(db: Db, arrivals: readonly Arrival[]): Promise<void> {
    const digests = arrivals.map((arrival) => arrival.digest)
    const keys = arrivals.flatMap((arrival) => arrival.keys ?? [])
    const items = await itemsByDigest(db, digests)
    for (const [digest, item] of items) this.#items.set(digest, item)
    const articleIds = [...items.values()].flatMap((item) => item.articleId ?? [])
    this.#addAll(await knownArticles(db, 'article.id', articleIds))
    this.#addAll(
      await knownArticles(
        db,
        'article.identity',
        keys.map((key) => key.identity),
      ),
    )
    this.#addAll(
      await knownArticles(
        db,
        'article.text_key',
        keys.map((key) => key.textKey),
      ),
    )
  }

  #addAll(articles: readonly KnownArticle[]): void {
    for (const article of articles) this.addArticle(article)
  }

  /** Lets the rest of the batch know what this arrival is to become. */
  remember(digest: string, judgement: Judgement): void {
    if (judgement.outcome === 'duplicate' && judgement.reason === 'same-bytes') return
    const rejected = judgement.outcome === 'rejected'
    this.#items.set(digest, {
      id: this.#items.get(digest)?.id ?? 0,
      outcome: judgement.outcome,
      reason: rejected ? judgement.rejected.rejection : undefined,
      articleId: rejected ? undefined : judgement.article.id,
    })
  }

  /** A number for an article that a dry run would have made; below 1, as no article has. */
  provisionalId(): number {
    this.#provisional -= 1
    return this.#provisional
  }

  addArticle(article: KnownArticle): void {
    this.#byId.set(article.id, article)
    this.#byIdentity.set(`${article.sourceKey}\n${article.identity}`, article)
    if (!this.#byText.has(article.textKey)) this.#byText.set(article.textKey, article)
  }

  item(digest: string): KnownItem | undefined {
    return this.#items.get(digest)
  }

  article(id: number | undefined): KnownArticle | undefined {
    return id === undefined ? undefined : this.#byId.get(id)
  }

  sameIdentity(item: Item, keys: ItemKeys): KnownArticle | undefined {
    return this.#byIdentity.get(`${item.source.key}\n${keys.identity}`)
  }

  sameText(keys: ItemKeys): KnownArticle | undefined {
    return this.#byText.get(keys.textKey)
  }
}
