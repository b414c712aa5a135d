import { hash } from 'node:crypto'
import { startOfNextDay } from '../locale/dates.ts'
import { encode, preferredEncoding, worthEncoding } from './encoding.ts'
import { PAGE_HEADERS } from './headers.ts'
import type { Prepared } from './page.ts'
import type { CachedPage } from './page-cache.ts'
import type { Site, Visit } from './site.ts'

/** An embargo that ends or a year that turns shows at most this much later. */
const LONGEST_UNREAD_MS = 15_000

/** The cached page, if nothing that it was made of can have changed. */
export function freshPage(site: Site, key: string, now: number): CachedPage | undefined {
  const page = site.cache.get(key)
  return page && now < page.freshUntil && page.version === site.archive.version() ? page : undefined
}

/** Draws a page that was read, unless the cache holds that very page; keeps it until something changes. */
export async function cachedPage(visit: Visit, key: string, version: string, prepared: Prepared): Promise<CachedPage> {
  const { site, edition, now } = visit
  const freshUntil = Math.min(now + LONGEST_UNREAD_MS, startOfNextDay(edition, now))
  const etag = etagOf(visit, prepared)
  const known = site.cache.get(key)
  if (known?.etag === etag) {
    known.version = version
    known.freshUntil = freshUntil
    return known
  }
  const body = Buffer.from(String(await prepared.render()))
  const { status, contentType } = prepared
  const page: CachedPage = { etag, status, contentType, body, encoded: new Map(), version, freshUntil }
  if (status !== 404) site.cache.set(key, page)
  return page
}

/** Whether the client holds this very page (RFC 9110 section 13.1.2, weak comparison). */
export function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''))
}

/**
 * Of everything that a page shows: what was read, the settings it is told by, the code that draws it
 * and, around HTML, the day in its header and the menu. Weak, since the same page is sent in several
 * content-codings.
 */
export function etagOf({ site, edition, now, sections }: Visit, { data, contentType }: Prepared): string {
  const settings = [site.template, site.siteUrl, site.copyrightHolder, site.editions, edition.lang]
  const furniture = contentType.startsWith('text/html') ? [startOfNextDay(edition, now), sections] : []
  return `W/"${hash('sha256', JSON.stringify([settings, furniture, data]), 'base64url').slice(0, 22)}"`
}

/** An answer in the plainest form: what the fast path writes to the socket and the app makes a Response of. */
export interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array | undefined
}

/** The answer for a page: 304 when the client has it, else the page in a coding that the client takes. */
export function answerOf(
  page: CachedPage,
  ifNoneMatch: string | undefined,
  acceptEncoding: string | undefined,
): Answer {
  const headers: Record<string, string> = { ...PAGE_HEADERS, ETag: page.etag, 'Content-Type': page.contentType }
  if (page.status === 200 && holds(ifNoneMatch, page.etag)) return { status: 304, headers, body: undefined }
  const encoding = worthEncoding(page.body, page.contentType) ? preferredEncoding(acceptEncoding) : undefined
  if (!encoding) return { status: page.status, headers, body: page.body }
  const body = page.encoded.get(encoding) ?? encode(page.body, encoding)
  page.encoded.set(encoding, body)
  return { status: page.status, headers: { ...headers, 'Content-Encoding': encoding }, body }
}

export function pageResponse(page: CachedPage, request: Request): Response {
  const { headers: asked } = request
  const answer = answerOf(page, asked.get('If-None-Match') ?? undefined, asked.get('Accept-Encoding') ?? undefined)
  return new Response((answer.body ?? null) as BodyInit | null, answer)
}
