import type { EditionLang } from '../model/lang.ts'
import { type FoundPage, findPage } from './find-page.ts'
import { SECURITY_HEADERS } from './headers.ts'
import type { Answer } from './page-cache.ts'
import { type Asked, answerOf, freshPage, respond } from './respond.ts'
import type { Site, Visit } from './site.ts'

/** A longer address is refused by the app. */
export const LONGEST_URL = 4096

/**
 * The answer to a request for a page of the table of routes: from the cache at once, else read and drawn. Undefined
 * when there is none, which the app tells of. Nothing here is a Request or a Response, since making those costs more
 * than sending a finished page, and a good part of drawing one.
 */
export function answerPage(site: Site, asked: Asked): Answer | Promise<Answer | undefined> | undefined {
  const now = site.now()
  const fresh = freshPage(site, asked.url, now)
  if (fresh) return answerOf(fresh, asked)
  const found = asked.url.length <= LONGEST_URL ? findPage(asked.url) : undefined
  return found && readPage(site, asked, found, now)
}

async function readPage(site: Site, asked: Asked, found: FoundPage, now: number): Promise<Answer | undefined> {
  // Taken before the reads: a change that lands in between then makes the page stale, not the cache wrong.
  const version = site.archive.version()
  const { lang, path, param, page } = found
  const visit = await visitOf(site, { lang, path, url: asked.url, param }, now, version)
  const prepared = await page(visit)
  if ('notFound' in prepared) return undefined
  if ('movedTo' in prepared) return moved(prepared.movedTo)
  return respond(visit, version, prepared, asked)
}

function moved(location: string): Answer {
  return { status: 301, headers: { ...SECURITY_HEADERS, Location: location }, body: undefined }
}

/** Where a request leads to, as far as its address says it. */
interface Destination {
  readonly lang: EditionLang
  readonly path: string
  /** With the query, in whatever form. */
  readonly url: string
  readonly param: Visit['param']
}

export async function visitOf(
  site: Site,
  { lang, path, url, param }: Destination,
  now: number,
  version = site.archive.version(),
): Promise<Visit> {
  const query = url.indexOf('?')
  return {
    site,
    edition: site.editions[lang],
    now,
    path,
    query: new URLSearchParams(query === -1 ? '' : url.slice(query)),
    param,
    sections: await site.menu(version),
  }
}
