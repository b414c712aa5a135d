/** An address in running text: where it stands, and what it leads to. */
export interface Link {
  readonly start: number
  readonly end: number
  readonly href: string
  /** In lower case, without `www.`. */
  readonly host: string
}

/** Linear: what follows the scheme is one run without anything that could begin another. */
const ADDRESS =
  /(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"«»“”،؛\p{Cc}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]{1,2000}/giu

/** What ends a sentence or closes a bracket around an address, and is no part of it. */
const TRAILING = /[.,;:!?؟'’)\]}]+$/u

/** The web addresses of a text, in order: `http:`, `https:` and bare `www.` ones. Nothing else is ever a link. */
export function linksOf(text: string): readonly Link[] {
  if (!/:\/\/|www\./i.test(text)) return []
  const found: Link[] = []
  for (const match of text.matchAll(ADDRESS)) {
    const written = withoutTrailing(match[0])
    const url = URL.parse(/^www\./i.test(written) ? `https://${written}` : written)
    if (!url?.hostname.includes('.') || url.username || url.password) continue
    const host = url.hostname.replace(/^www\./, '')
    found.push({ start: match.index, end: match.index + written.length, href: url.href, host })
  }
  return found
}

/** A closing bracket stays when it was opened inside: addresses of encyclopaedias have such. */
function withoutTrailing(written: string): string {
  const cut = written.replace(TRAILING, '')
  const rest = written.slice(cut.length)
  return rest.startsWith(')') && cut.includes('(') ? `${cut})` : cut
}
