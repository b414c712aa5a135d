import type { RelatableArticle } from '../archive/relate-documents.ts'
import type { SafeHtml } from '../model/markup.ts'
import type { Span, Token } from '../text/analyser.ts'
import { type Entity, entitiesIn } from '../text/gazetteer/find-entities.ts'
import { paragraphsOf } from '../text/html.ts'
import { type ReadText, readText } from '../text/read-text.ts'
import { type Reading, readingIn, within } from './reading.ts'

/** An article cut into its words once: what it tells of, whom it names and whose text it carries are looked for in these. */
export interface ArticleText {
  readonly headline: Reading
  /** Dateline, standfirst and first paragraph. */
  readonly opening: Reading
  readonly rest: Reading
  /** Headline, standfirst and body. */
  readonly whole: ReadText
  /** The places and organisations that it names. */
  readonly entities: readonly Entity[]
  /** The words of the body. */
  readonly body: readonly Token[]
}

/** Of what follows the first paragraph so much is looked through for what it tells of, and for places. */
const MOST_CHARS = 20_000

export function readArticleText({ lang, published_at, ...article }: RelatableArticle): ArticleText {
  const [first = '', ...others] = paragraphsOf(article.body as SafeHtml)
  const { text, spans } = joined([
    article.headline,
    article.standfirst ?? '',
    first,
    others.join('\n'),
    article.dateline ?? '',
  ])
  const [headline, standfirst, opening, rest, dateline] = spans as readonly [Span, Span, Span, Span, Span]
  const beginning = { start: 0, end: Math.min(rest.end, rest.start + MOST_CHARS) }
  const read = readText(text, lang)
  const entities = entitiesIn(partOf(read, beginning, dateline))
  const all = { text, lang, tokens: read.tokens, publishedAt: published_at, entities }
  return {
    headline: readingIn(all, [headline]),
    opening: readingIn(all, [dateline, { start: standfirst.start, end: opening.end }]),
    rest: readingIn(all, [{ start: rest.start, end: beginning.end }]),
    whole: { text: text.slice(0, rest.end), lang, tokens: within(read.tokens, { start: 0, end: rest.end }) },
    entities,
    body: within(read.tokens, { start: opening.start, end: rest.end }),
  }
}

/** Of a text the words of some stretches. */
function partOf({ text, lang, tokens }: ReadText, ...spans: readonly Span[]): ReadText {
  return { text, lang, tokens: spans.flatMap((span) => within(tokens, span)) }
}

/** Parts with a line break between, and where each has come to stand. */
function joined(parts: readonly string[]): { readonly text: string; readonly spans: readonly Span[] } {
  let end = -1
  const spans = parts.map((part) => {
    const start = end + 1
    end = start + part.length
    return { start, end }
  })
  return { text: parts.join('\n'), spans }
}
