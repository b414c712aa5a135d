import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'

/** The text that a reader sees of markup, white space collapsed; what scripts and styles hold is none. */
export function textOf(html: string): string {
  const texts: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if (node.nodeName === 'script' || node.nodeName === 'style') return
    if ('value' in node) texts.push(node.value)
    if ('childNodes' in node) for (const child of node.childNodes) visit(child)
  }
  visit(parseFragment(html))
  return texts.join('').replace(/\s+/g, ' ').trim()
}

/** The addresses of all links of a page whose markup matches, decoded. */
export function linksOf(html: string, pattern = /<a [^>]*>/g): string[] {
  const tags = html.match(pattern) ?? []
  return tags.flatMap((tag) => /href="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [])
}
