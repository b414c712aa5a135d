import { getPath, tryDecodeURIComponent } from 'hono/utils/url'
import { EDITION_LANGS, type EditionLang, isEditionLang } from '../model/lang.ts'
import type { Page } from './page.ts'
import { PAGES, ROBOT_PAGES } from './routes.ts'

/** A page of the table of routes, and what the path said to find it. */
export interface FoundPage {
  readonly page: Page
  readonly lang: EditionLang
  /** Decoded, but for what would then say something else: `%2F`, `%3F`, `%25`. */
  readonly path: string
  /** The named parts of the path, decoded; empty for one that it has not. */
  readonly param: (name: string) => string
}

const ADDRESSES: readonly (readonly [address: RegExp, page: Page])[] = [
  ...PAGES.map(([path, page]) => [addressOf(`/:lang{${EDITION_LANGS.join('|')}}${path}`), page] as const),
  ...ROBOT_PAGES.map(([path, page]) => [addressOf(path), page] as const),
]

/** The page at a path and query as they were sent. What is of no edition is told by the one that comes first. */
export function findPage(url: string): FoundPage | undefined {
  const path = getPath({ url: `http://site${url}` } as Request)
  for (const [address, page] of ADDRESSES) {
    const match = address.exec(path)
    if (!match) continue
    const { groups = {} } = match
    const { lang } = groups
    const param = (name: string) => tryDecodeURIComponent(groups[name] ?? '')
    return { page, lang: isEditionLang(lang) ? lang : EDITION_LANGS[0], path, param }
  }
  return undefined
}

/** `/:year{[0-9]{4}}/:name` as an expression with a group for each named part; one without a form is a whole segment. */
function addressOf(path: string): RegExp {
  const pattern = path.replace(/:(\w+)(?:\{((?:[^{}]|\{[^{}]*\})*)\})?|\./g, (_, name?: string, form = '[^/]+') =>
    name ? `(?<${name}>${form})` : '\\.',
  )
  return new RegExp(`^${pattern}$`)
}
