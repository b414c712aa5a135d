import type { Archive, Tx } from '../../archive/archive.ts'
import {
  claimEmbedding,
  countWaiting,
  deleteEmbedding,
  dueEmbeddings,
  lastArticleId,
  storeEmbedding,
  type WaitingArticle,
  wantEmbeddings,
} from '../../archive/embeddings.ts'
import { documentRows, type RelatableArticle, relatableArticles } from '../../archive/relate-documents.ts'
import type { SafeHtml } from '../../model/markup.ts'
import { plainText } from '../../text/html.ts'
import { knowledgeOf } from '../archive-knowledge.ts'
import { refreshDocument } from '../relate-article.ts'
import type { Meaning } from './meaning.ts'

/** Articles that a model is asked about at a time. */
const ARTICLES_A_STEP = 4
/** Articles that are looked through at a time for those that a model has not read. */
const ARTICLES_A_WALK = 2000
/** More than any model reads of a text. */
const MOST_CHARS = 6000

const MINUTE_MS = 60_000
/** Longer than a try takes. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS
const LONGEST_PAUSE_MS = 24 * 60 * MINUTE_MS

/** Lets an article wait for what the model says of its present text. */
export async function wantMeaning(tx: Tx, articleId: number, { model }: Pick<Meaning, 'model'>): Promise<void> {
  await wantEmbeddings(tx, model, articleId, articleId)
}

/** Forgets what the model said of an article. */
export async function forgetMeaning(tx: Tx, articleId: number): Promise<void> {
  await deleteEmbedding(tx, articleId)
}

/** Lets all articles wait that the model has not read: those of before it came, and those that came without it. */
export async function wantAllMeaning(archive: Archive, { model }: Meaning, stop?: AbortSignal): Promise<void> {
  let from = 1
  for (const last = await lastArticleId(archive.reads); from <= last && !stop?.aborted; from += ARTICLES_A_WALK) {
    const first = from
    await archive.write((tx) => wantEmbeddings(tx, model, first, first + ARTICLES_A_WALK - 1))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export interface EmbedOptions {
  readonly now: number
  readonly log: (line: string) => void
  /** Whether the lists of what was read are made anew; not when all are to be, after it. */
  readonly relates?: boolean
}

/**
 * Lets the model read the articles that are due, outside of any transaction, and makes their lists anew. Until then, and
 * after a fault, an article has the lists that the evidence alone gives it; it is tried again, each time later and alone.
 */
export async function embedStep(
  archive: Archive,
  meaning: Meaning,
  options: EmbedOptions,
): Promise<'worked' | 'failed' | 'idle'> {
  const due = await dueEmbeddings(archive.reads, meaning.model, options.now, ARTICLES_A_STEP)
  const batch = due[0]?.attempts === 0 ? due.filter(({ attempts }) => attempts === 0) : due.slice(0, 1)
  if (batch.length === 0) return 'idle'
  const claimed = await claim(archive, meaning, batch, options.now)
  const articles = await present(archive, claimed)
  try {
    const vectors = await meaning.vectorsOf(articles.map(textOf))
    for (const [at, article] of articles.entries()) {
      const vector = vectors[at]
      if (vector) await archive.derive((tx) => store(archive, tx, meaning, article, vector, options))
    }
  } catch (error) {
    options.log(`the embedding model: ${error instanceof Error ? error.message : String(error)}`)
    return 'failed'
  }
  return 'worked'
}

/** A try that fails or is cut off is made again, after each four times as long as after the one before. */
async function claim(
  archive: Archive,
  { model }: Meaning,
  batch: readonly WaitingArticle[],
  now: number,
): Promise<readonly WaitingArticle[]> {
  return archive.write(async (tx) => {
    const claimed: WaitingArticle[] = []
    for (const one of batch) {
      const pause = Math.min(FIRST_PAUSE_MS * 4 ** one.attempts, LONGEST_PAUSE_MS)
      if (await claimEmbedding(tx, model, one, now + pause)) claimed.push(one)
    }
    return claimed
  })
}

/** Those that are still published, with their present text; what has gone waits no more. */
async function present(archive: Archive, claimed: readonly WaitingArticle[]): Promise<readonly RelatableArticle[]> {
  const ids = claimed.map((one) => one.article_id)
  const articles = await relatableArticles(archive.reads, ids)
  const gone = ids.filter((id) => !articles.some((article) => article.id === id))
  for (const id of gone) await archive.write((tx) => deleteEmbedding(tx, id))
  return articles
}

export interface EmbedAllOptions {
  readonly stop: AbortSignal
  readonly log: (line: string) => void
  readonly begin: (articles: number) => void
  readonly advance: (articles: number) => void
}

/** After so many faults, one after the other, it is the model and not the texts. */
const MOST_FAULTS = 3

/** Lets the model read the whole archive, for lists that are all made anew afterwards. Interrupted, it goes on where it was. */
export async function embedAll(archive: Archive, meaning: Meaning, options: EmbedAllOptions): Promise<void> {
  const { stop, log, begin, advance } = options
  await wantAllMeaning(archive, meaning, stop)
  let waiting = await countWaiting(archive.reads, meaning.model)
  begin(waiting)
  for (let faults = 0; faults < MOST_FAULTS && !stop.aborted; ) {
    const outcome = await embedStep(archive, meaning, { now: Date.now(), log, relates: false })
    if (outcome === 'idle') return
    faults = outcome === 'failed' ? faults + 1 : 0
    const left = await countWaiting(archive.reads, meaning.model)
    advance(waiting - left)
    waiting = left
  }
}

/** What a model reads of an article: as much of its beginning as it can. */
function textOf({ headline, standfirst, body }: RelatableArticle): string {
  return [headline, standfirst, plainText(body as SafeHtml)]
    .filter(Boolean)
    .join('\n')
    .slice(0, MOST_CHARS)
    .toWellFormed()
}

async function store(
  archive: Archive,
  tx: Tx,
  meaning: Meaning,
  { id, revision }: RelatableArticle,
  vector: Uint8Array,
  { relates = true }: EmbedOptions,
): Promise<void> {
  await archive.lockRelating(tx)
  if (!(await storeEmbedding(tx, meaning.model, id, revision, vector)) || !relates) return
  const [row] = await documentRows(tx, [id])
  if (row) await refreshDocument(tx, row, await knowledgeOf(tx, meaning))
}
