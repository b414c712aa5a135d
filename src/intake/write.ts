import type { Archive, Tx } from '../archive/archive.ts'
import { insertRows, type KnownArticle, type NewRows, replaceReferences, updateArticle } from '../archive/items.ts'
import { ensureSection, ensureSource } from '../archive/sources.ts'
import type { Item } from '../model/item.ts'
import { matchKey } from '../text/fold.ts'
import type { ItemKeys } from './arrival.ts'
import type { Judged, Judgement } from './judgement.ts'

/** Writes what a batch was judged to become. Arrivals that were there before, with the same outcome, write nothing. */
export async function write(archive: Archive, tx: Tx, now: number, judged: readonly Judged[]): Promise<void> {
  const fresh = judged.filter(isNews)
  if (fresh.length === 0) return
  const place = await placesOf(tx, fresh)
  const itemIds = await archive.allocateIds(tx, 'item', fresh.length)
  const rows = fresh.map((one) => rowsOf(one, one.itemId || (itemIds.shift() ?? 0), now, place))
  await insertRows(tx, merged(rows))
  for (const { judgement } of fresh) {
    if (judgement.outcome === 'revised') await revise(tx, judgement, now, place)
  }
}

function isNews({ judgement }: Judged): boolean {
  if (judgement.outcome === 'rejected') return !judgement.repeated
  return judgement.outcome !== 'duplicate' || judgement.reason !== 'same-bytes'
}

/** The numbers of a text's source and section. */
type Place = (item: Item) => { readonly sourceId: number; readonly sectionId: number | null }

async function placesOf(tx: Tx, judged: readonly Judged[]): Promise<Place> {
  const sources = new Map<string, number>()
  const sections = new Map<string, number>()
  for (const { judgement } of judged) {
    if (judgement.outcome !== 'imported' && judgement.outcome !== 'revised') continue
    const { source, section } = judgement.item
    if (!sources.has(source.key)) sources.set(source.key, await ensureSource(tx, source))
    if (section && !sections.has(section.key)) sections.set(section.key, await ensureSection(tx, section))
  }
  return ({ source, section }) => ({
    sourceId: sources.get(source.key) ?? 0,
    sectionId: (section && sections.get(section.key)) ?? null,
  })
}

function rowsOf({ arrival, judgement, itemId: known }: Judged, itemId: number, now: number, place: Place): NewRows {
  const item = known
    ? []
    : [
        {
          id: itemId,
          digest: arrival.digest,
          origin: arrival.origin,
          format: arrival.format ?? null,
          payload: arrival.payload ?? null,
          received_at: now,
        },
      ]
  return { item, ledger: [ledgerRow(judgement, itemId, now)], ...articleRows(judgement, itemId, now, place) }
}

function ledgerRow(judgement: Judgement, itemId: number, now: number) {
  const rejected = judgement.outcome === 'rejected' ? judgement.rejected : undefined
  const article = judgement.outcome === 'rejected' ? undefined : judgement.article
  return {
    item_id: itemId,
    outcome: judgement.outcome,
    reason: judgement.outcome === 'duplicate' ? judgement.reason : (rejected?.rejection ?? null),
    detail: rejected?.detail ?? null,
    article_id: article?.id ?? null,
    revision: article?.revision ?? null,
    at: now,
  }
}

function articleRows(judgement: Judgement, itemId: number, now: number, place: Place): NewRows {
  if (judgement.outcome !== 'imported' && judgement.outcome !== 'revised') return {}
  const { article, item, keys } = judgement
  const revision = [revisionRow(article, item, itemId, now)]
  const fact = { article_id: article.id, revision: article.revision, at: now }
  if (judgement.outcome === 'revised') {
    const change = [{ ...fact, class: 'update', note: null }]
    return { revision, change, fact: [{ ...fact, type: 'article.revised' }] }
  }
  return {
    article: [articleRow(article, item, keys, place)],
    revision,
    reference: referenceRows(article.id, item),
    fact: [{ ...fact, type: 'article.received' }],
  }
}

function articleRow(article: KnownArticle, item: Item, keys: ItemKeys, place: Place) {
  const { sourceId, sectionId } = place(item)
  return {
    id: article.id,
    lang: item.lang,
    kind: item.kind,
    genre: item.genre ?? null,
    status: 'published',
    source_id: sourceId,
    section_id: sectionId,
    published_at: article.published.at,
    published_precision: article.published.precision,
    modified_at: article.published.at,
    revision: article.revision,
    slug: article.slug,
    identity: keys.identity,
    url: item.url ?? null,
    title_key: keys.titleKey,
    text_key: keys.textKey,
    translation_set: keys.translationSet,
    comment_count: item.commentCount,
  }
}

function revisionRow(article: KnownArticle, item: Item, itemId: number, now: number) {
  return {
    article_id: article.id,
    number: article.revision,
    item_id: itemId,
    headline: item.headline,
    standfirst: item.standfirst ?? null,
    byline: item.byline ?? null,
    dateline: item.dateline ?? null,
    body: item.body,
    topics: item.topics ? JSON.stringify(item.topics) : null,
    digest: article.digest,
    created_at: now,
  }
}

function referenceRows(articleId: number, item: Item) {
  return item.references.map((reference, position) => ({
    article_id: articleId,
    kind: reference.kind,
    position,
    title: reference.title,
    title_key: matchKey(reference.title),
  }))
}

type Revised = Extract<Judgement, { outcome: 'revised' }>

/** A withdrawn article keeps its state: a killed story does not come back because its source sent it again. */
async function revise(tx: Tx, { article, item, keys }: Revised, now: number, place: Place): Promise<void> {
  const { sectionId } = place(item)
  await updateArticle(tx, article.id, {
    lang: item.lang,
    kind: item.kind,
    genre: item.genre ?? null,
    section_id: sectionId,
    modified_at: now,
    revision: article.revision,
    slug: article.slug,
    url: item.url ?? null,
    title_key: keys.titleKey,
    text_key: keys.textKey,
    translation_set: keys.translationSet,
    comment_count: item.commentCount,
  })
  await replaceReferences(tx, article.id, referenceRows(article.id, item))
}

function merged(rows: readonly NewRows[]): NewRows {
  const all: Record<string, unknown[]> = {}
  for (const [table, values] of rows.flatMap((row) => Object.entries(row))) {
    all[table] ??= []
    all[table].push(...values)
  }
  return all as NewRows
}
