import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Encoding, encode, worthEncoding } from './encoding.ts'

/** A file that pages refer to. Its path holds the hash of its bytes, so that it may be kept for ever. */
export interface Asset {
  readonly path: string
  readonly contentType: string
  readonly body: Uint8Array
  readonly encoded: ReadonlyMap<Encoding, Uint8Array>
}

/** What some pages alone are drawn with: stories, people and places; the search. */
const PAGE_STYLES = ['coverage', 'search'] as const
export type PageStyle = (typeof PAGE_STYLES)[number]

export interface Assets {
  readonly stylesheet: Asset
  /** The newsroom's own, in place of the site's. */
  readonly newsroomStylesheet: Asset
  /** Beside the site's. */
  readonly pageStylesheets: Readonly<Record<PageStyle, Asset>>
  readonly script: Asset
  /** Completes questions as they are typed; only pages with a search form ask for it. */
  readonly suggestScript: Asset
  /** Changes a security code in place; only pages that ask for one have it. */
  readonly codeScript: Asset
  /** Makes the calculation that a site may ask of browsers for each comment. */
  readonly proofScript: Asset
  /** Brings the code to the comment form when a reader comes to it. */
  readonly commentsScript: Asset
  /** Asks the browser for passkeys; only the pages that offer them have it. */
  readonly passkeyScript: Asset
  /** Keeps the numbers of what waits in the newsroom's masthead and title true. */
  readonly waitingScript: Asset
  /** What the keys of the newsroom have in common; others import it. */
  readonly keysScript: Asset
  /** Keys and decisions without reloading, on the pages of the moderators. */
  readonly moderationScript: Asset
  /** Keys that press the buttons of cards, on the page of an article's lists. */
  readonly cardKeysScript: Asset
  /** Covers what is selected in a comment; only the page of one comment has it. */
  readonly redactionScript: Asset
  readonly icon: Asset
  /** The site's mark as a square picture, for share cards and feed readers, which read no SVG. */
  readonly mark: Asset
  readonly arabicFont: Asset
  readonly latinFont: Asset
  readonly byPath: ReadonlyMap<string, Asset>
}

const CLIENT = new URL('../../client/', import.meta.url)

/** Reads, hashes and compresses every asset, once at start. Fonts come from their maintained packages (OFL 1.1). */
export function loadAssets(): Assets {
  const arabicFont = asset(
    'naskh.woff2',
    'font/woff2',
    packageFile('noto-naskh-arabic', 'noto-naskh-arabic-arabic-wght-normal'),
  )
  const latinFont = asset(
    'serif.woff2',
    'font/woff2',
    packageFile('source-serif-4', 'source-serif-4-latin-wght-normal'),
  )
  const styleOf = (name: string) => {
    const css = readFileSync(new URL(name, CLIENT), 'utf8')
      .replace('url(naskh.woff2)', `url(${arabicFont.path})`)
      .replace('url(serif.woff2)', `url(${latinFont.path})`)
    return asset(name, 'text/css; charset=utf-8', Buffer.from(css))
  }
  const stylesheet = styleOf('site.css')
  const newsroomStylesheet = styleOf('newsroom.css')
  const pageStylesheets = Object.fromEntries(PAGE_STYLES.map((style) => [style, styleOf(`${style}.css`)])) as Record<
    PageStyle,
    Asset
  >
  const scriptOf = (name: string, imported?: Asset) => {
    const written = readFileSync(new URL(name, CLIENT), 'utf8')
    const js = imported ? written.replace('./keys.js', imported.path) : written
    return asset(name, 'text/javascript; charset=utf-8', Buffer.from(js))
  }
  const script = scriptOf('site.js')
  const suggestScript = scriptOf('suggest.js')
  const codeScript = scriptOf('security-code.js')
  const proofScript = scriptOf('proof.js')
  const commentsScript = scriptOf('comments.js')
  const passkeyScript = scriptOf('passkeys.js')
  const waitingScript = scriptOf('waiting.js')
  const keysScript = scriptOf('keys.js')
  const moderationScript = scriptOf('moderation.js', keysScript)
  const cardKeysScript = scriptOf('card-keys.js', keysScript)
  const redactionScript = scriptOf('redaction.js')
  const icon = asset('icon.svg', 'image/svg+xml', readFileSync(new URL('icon.svg', CLIENT)))
  const mark = asset('mark.png', 'image/png', readFileSync(new URL('mark.png', CLIENT)))
  const named = {
    stylesheet,
    newsroomStylesheet,
    script,
    suggestScript,
    codeScript,
    proofScript,
    commentsScript,
    passkeyScript,
    waitingScript,
    keysScript,
    moderationScript,
    cardKeysScript,
    redactionScript,
    icon,
    mark,
    arabicFont,
    latinFont,
  }
  const all = [...Object.values(named), ...Object.values(pageStylesheets)]
  return { ...named, pageStylesheets, byPath: new Map(all.map((one) => [one.path, one])) }
}

function packageFile(name: string, file: string): Uint8Array {
  return readFileSync(fileURLToPath(import.meta.resolve(`@fontsource-variable/${name}/files/${file}.woff2`)))
}

function asset(name: string, contentType: string, body: Uint8Array): Asset {
  const [stem, extension] = name.split('.')
  const path = `/assets/${stem}-${hash('sha256', body, 'hex').slice(0, 12)}.${extension}`
  const encodings: readonly Encoding[] = worthEncoding(body, contentType) ? ['br', 'gzip'] : []
  return {
    path,
    contentType,
    body,
    encoded: new Map(encodings.map((encoding) => [encoding, encode(body, encoding, 'best')])),
  }
}
