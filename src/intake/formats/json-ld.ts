import type { Genre, Kind } from '../../model/article.ts'

/** What JSON-LD says of the article of a page, in its own words. */
export interface LinkedArticle {
  readonly kind: Kind | undefined
  readonly genre: Genre | undefined
  readonly headline: string | undefined
  readonly description: string | undefined
  readonly published: string | undefined
  readonly publisher: string | undefined
  readonly authors: readonly string[]
  readonly section: string | undefined
  /** Keywords, what it is about, and its sections. */
  readonly topics: readonly string[]
  readonly lang: string | undefined
  readonly body: string | undefined
  readonly commentCount: number | undefined
}

type Node = Readonly<Record<string, unknown>>

/** schema.org's `Article` and the kinds of it that papers use; those that say so are no reports. */
const TYPES: Readonly<Record<string, { kind?: Kind; genre?: Genre }>> = {
  NewsArticle: { kind: 'news' },
  ReportageNewsArticle: { kind: 'news' },
  LiveBlogPosting: { kind: 'news' },
  AskPublicNewsArticle: { kind: 'news' },
  AnalysisNewsArticle: { kind: 'article', genre: 'analysis' },
  BackgroundNewsArticle: { kind: 'article', genre: 'analysis' },
  OpinionNewsArticle: { kind: 'article', genre: 'opinion' },
  ReviewNewsArticle: { kind: 'article', genre: 'opinion' },
  Article: {},
  Report: {},
  BlogPosting: {},
}

/** `@graph` and `mainEntity` hold what a page is about; lists of items hold what it links to. */
const CONTAINERS = ['@graph', 'mainEntity']
const MAX_DEPTH = 6

/**
 * The one article that the page's JSON-LD tells of: the only one, or of several the one at the page's own address.
 * A script that is not JSON even after its stray line breaks are mended is passed over.
 *
 * @param scripts contents of `script[type="application/ld+json"]`
 */
export function linkedArticle(scripts: readonly string[], canonical: string | undefined): LinkedArticle | undefined {
  const nodes = scripts.flatMap((script) => nodesIn(parseScript(script), MAX_DEPTH))
  const articles = nodes.filter((node) => typeOf(node) !== undefined)
  const own = articles.length > 1 ? articles.filter((node) => addressesOf(node).includes(canonical ?? '')) : articles
  const [article] = own
  return article && own.length === 1 ? describe(article, byId(nodes)) : undefined
}

function parseScript(script: string): unknown {
  const json = script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:\/\/\s*\]\]>|\]\]>|-->)\s*$|;\s*$/g, '')
  return parseJson(json) ?? parseJson(json.replace(/[\0-\x1f]+/g, ' '))
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function nodesIn(value: unknown, depth: number): Node[] {
  if (depth === 0) return []
  if (Array.isArray(value)) return value.flatMap((part) => nodesIn(part, depth - 1))
  if (!isNode(value)) return []
  return [value, ...CONTAINERS.flatMap((name) => nodesIn(value[name], depth - 1))]
}

function byId(nodes: readonly Node[]): Map<unknown, Node> {
  return new Map(nodes.filter((node) => '@type' in node).map((node) => [node['@id'], node]))
}

function describe(article: Node, nodes: ReadonlyMap<unknown, Node>): LinkedArticle {
  const textOf = (value: unknown) => textsOf(value, nodes)[0]
  const { kind, genre } = typeOf(article) ?? {}
  return {
    kind,
    genre,
    headline: textOf(article.headline) ?? textOf(article.name),
    description: textOf(article.description),
    published: textOf(article.datePublished),
    publisher: textOf(article.sourceOrganization) ?? textOf(article.publisher),
    authors: textsOf(article.author, nodes),
    section: textOf(article.articleSection),
    topics: [
      ...textsOf(article.keywords, nodes).flatMap((keywords) => keywords.split(/[,،;؛]/)),
      ...[article.about, article.articleSection].flatMap((value) => textsOf(value, nodes)),
    ],
    lang: textOf(article.inLanguage),
    body: textOf(article.articleBody),
    commentCount: countOf(article.commentCount),
  }
}

function typeOf(node: Node): { kind?: Kind; genre?: Genre } | undefined {
  const names = [node['@type']].flat().map((type) => String(type).replace(/^.*[/#:]/, ''))
  const known = names.filter((name) => Object.hasOwn(TYPES, name))
  const [name] = known.filter((name) => TYPES[name]?.kind !== undefined).concat(known)
  return name === undefined ? undefined : TYPES[name]
}

/** The texts of a value that may be a text, a thing with a name, a reference to one, or a list of them. */
function textsOf(value: unknown, nodes: ReadonlyMap<unknown, Node>): string[] {
  return [value].flat(2).flatMap((part) => {
    if (typeof part === 'string') return part.trim() === '' ? [] : [part]
    if (!isNode(part)) return []
    const name = part.name ?? part['@value'] ?? part.alternateName ?? nodes.get(part['@id'])?.name
    return [name].flat().filter((text) => typeof text === 'string' && text.trim() !== '') as string[]
  })
}

function addressesOf(node: Node): unknown[] {
  const page = node.mainEntityOfPage
  return [node.url, node['@id'], page, isNode(page) ? page['@id'] : undefined]
}

function countOf(value: unknown): number | undefined {
  const count = Number(value)
  return value !== undefined && value !== null && Number.isInteger(count) && count >= 0 ? count : undefined
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
