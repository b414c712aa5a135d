import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Receipt } from '../../src/intake/receive.ts'
import { articleLink } from '../../src/web/paths.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** What a machine finds in the head of a page, by the parser that browsers have. */
export interface ReadPage {
  readonly title: string
  readonly canonical: string | undefined
  /** Address by language. */
  readonly alternates: ReadonlyMap<string, string>
  /** Address by media type. */
  readonly feeds: ReadonlyMap<string, string>
  /** The contents of each `<meta>` by its `name` or `property`. */
  readonly metas: ReadonlyMap<string, readonly string[]>
  readonly jsonLd: readonly unknown[]
  /** The text of every `<script>` without a `src`. */
  readonly scripts: readonly string[]
}

/** Where the article that was received is read: in its own edition, else in the English one. */
export function pathOf(receipt: Receipt | undefined): string {
  if (!receipt?.article) throw new Error(`no article was received: ${receipt?.outcome}`)
  return articleLink('en', receipt.article)
}

export function readPage(html: string): ReadPage {
  const elements = elementsIn(parse(html))
  const named = (name: string) => elements.filter(({ tagName }) => tagName === name)
  const links = named('link').map(attributesOf)
  const alternates = links.filter(({ rel }) => rel === 'alternate')
  const pairs = (list: typeof links, key: string) =>
    list.flatMap((one) => (one[key] && one.href ? [[one[key], one.href] as const] : []))
  const metas = named('meta')
    .map(attributesOf)
    .filter(({ charset }) => charset === undefined)
  const scripts = named('script').filter((script) => attributesOf(script).src === undefined)
  const data = scripts.filter((script) => attributesOf(script).type === 'application/ld+json')
  return {
    title: textOf(named('title')[0]),
    canonical: links.find(({ rel }) => rel === 'canonical')?.href,
    alternates: new Map(pairs(alternates, 'hreflang')),
    feeds: new Map(pairs(alternates, 'type')),
    metas: new Map(
      [...Map.groupBy(metas, (meta) => meta.property ?? meta.name ?? '')].map(([name, list]) => [
        name,
        list.map(({ content = '' }) => content),
      ]),
    ),
    jsonLd: data.map((script) => JSON.parse(textOf(script))),
    scripts: scripts.map(textOf),
  }
}

function elementsIn(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : []
  return 'tagName' in node ? [node, ...children] : children
}

function attributesOf(element: Element): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(element.attrs.map(({ name, value }) => [name, value]))
}

function textOf(element: Element | undefined): string {
  return (element?.childNodes ?? []).map((node) => ('value' in node ? node.value : '')).join('')
}
