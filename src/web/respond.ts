import { transcode } from 'node:buffer'
import { hash } from 'node:crypto'
import { type Effort, type Encoding, encode, preferredEncoding, worthEncoding } from './encoding.ts'
import { furnitureOf } from './furniture.ts'
import { PAGE_HEADERS, UNKEPT_HEADERS } from './headers.ts'
import type { Prepared } from './page.ts'
import type { Answer, CachedPage, KeptAnswer } from './page-cache.ts'
import type { Site, Visit } from './site.ts'

/** What of a request decides its answer. */
export interface Asked {
  /** Path and query, as they were sent. */
  readonly url: string
  readonly ifNoneMatch: string | undefined
  readonly acceptEncoding: string | undefined
}

/** An embargo that ends or a year that turns shows at most this much later. */
const LONGEST_UNREAD_MS = 15_000

/** The cached page, if nothing that it was made of can have changed. */
export function freshPage(site: Site, key: string, now: number): CachedPage | undefined {
  const page = site.cache.get(key)
  return page && now < page.freshUntil && page.version === site.archive.version() ? page : undefined
}

/**
 * Answers with a page that was read. It is drawn only when neither the client nor the cache has that
 * very page. `version` is the archive's from before the reads.
 */
export function respond(visit: Visit, version: string, prepared: Prepared, asked: Asked): Answer {
  if (!prepared.storable) return unkept(prepared)
  const etag = etagOf(visit, prepared)
  const known = confirmed(visit, asked.url, version, etag)
  if (known) return answerOf(known, asked)
  const { status, contentType } = prepared
  if (status === 200 && holds(asked.ifNoneMatch, etag)) return notModified(etag, contentType)
  const body = bodyOf(prepared)
  const page = { etag, status, contentType, body, answers: new Map(), version, freshUntil: freshUntil(visit) }
  if (prepared.kept) visit.site.cache.set(asked.url, page)
  return answerOf(page, asked)
}

/** Through UTF-16, which Node turns into UTF-8 three times as fast as it does a string; half a character becomes U+FFFD. */
export function utf8(text: string): Uint8Array {
  try {
    return transcode(utf16(text), 'utf16le', 'utf8')
  } catch {
    // Refused for half a character. Looking for one in every page would cost a third of encoding it.
    return transcode(utf16(text.toWellFormed()), 'utf16le', 'utf8')
  }
}

/** Most pages have room in it; what is laid out anew for each costs the garbage collector more than the writing does. */
const room = Buffer.allocUnsafeSlow(64 * 1024)

/** What strings are made of, as bytes, to be read before the next are asked for. */
function utf16(text: string): Uint8Array {
  return text.length * 2 > room.length ? Buffer.from(text, 'utf16le') : room.subarray(0, room.write(text, 'utf16le'))
}

function bodyOf({ render }: Prepared): Uint8Array {
  const drawn = render()
  return drawn instanceof Uint8Array ? drawn : utf8(String(drawn))
}

/** For one reader alone: there is nothing to compare it with, so it has no ETag. */
function unkept(prepared: Prepared): Answer {
  const { status, contentType } = prepared
  const body = bodyOf(prepared)
  return {
    status,
    headers: { ...UNKEPT_HEADERS, 'Content-Type': contentType, 'Content-Length': String(body.byteLength) },
    body,
  }
}

/** The cached page, if it is the one that has just been read again; it is good for as long as a new one from then on. */
function confirmed(visit: Visit, key: string, version: string, etag: string): CachedPage | undefined {
  const known = visit.site.cache.get(key)
  if (known?.etag !== etag) return undefined
  known.version = version
  known.freshUntil = freshUntil(visit)
  return known
}

function freshUntil(visit: Visit): number {
  return Math.min(visit.now + LONGEST_UNREAD_MS, furnitureOf(visit).to)
}

function pageHeaders(etag: string, contentType: string): Record<string, string> {
  return { ...PAGE_HEADERS, ETag: etag, 'Content-Type': contentType }
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
export function etagOf(visit: Visit, { tag, contentType }: Prepared): string {
  const around = contentType.startsWith('text/html') ? furnitureOf(visit).tag : visit.edition.lang
  const text = settingsOf(visit.site) + around + JSON.stringify(tag)
  // As UTF-16, which is what strings are made of: encoding them otherwise takes longer than the hash.
  return `W/"${hash('sha256', utf16(text), 'base64url').slice(0, 22)}"`
}

const settings = new WeakMap<Site, string>()

function settingsOf(site: Site): string {
  const known = settings.get(site)
  if (known) return known
  const { template, siteUrl, copyrightHolder, editions, comments } = site
  const assets = [...site.assets.byPath.keys()]
  const text = JSON.stringify([template, assets, siteUrl, copyrightHolder, editions, comments.mails])
  const digest = hash('sha256', text, 'base64url')
  settings.set(site, digest)
  return digest
}

/** The answer for a page: 304 when the client has it, else the page in a coding that the client takes. */
export function answerOf(page: CachedPage, { ifNoneMatch, acceptEncoding }: Omit<Asked, 'url'>): Answer {
  const { status, etag, contentType, answers } = page
  if (status === 200 && holds(ifNoneMatch, etag)) return notModified(etag, contentType)
  const encoding = preferredEncoding(acceptEncoding) ?? 'identity'
  const known = answers.get(encoding)
  if (known?.effort === 'full') return known
  // Most pages of an archive are asked for once. One that is asked for again is worth its shortest form from then on.
  const answer = answerIn(encoding, page, known ? 'full' : 'quick')
  answers.set(encoding, answer)
  return answer
}

function answerIn(
  encoding: Encoding | 'identity',
  { status, etag, contentType, body }: CachedPage,
  effort: Effort,
): KeptAnswer {
  const headers = pageHeaders(etag, contentType)
  if (encoding === 'identity' || !worthEncoding(body, contentType)) {
    return { status, headers: { ...headers, 'Content-Length': String(body.byteLength) }, body, effort: 'full' }
  }
  const encoded = encode(body, encoding, effort)
  const length = String(encoded.byteLength)
  return {
    status,
    headers: { ...headers, 'Content-Encoding': encoding, 'Content-Length': length },
    body: encoded,
    effort,
  }
}

function notModified(etag: string, contentType: string): Answer {
  return { status: 304, headers: pageHeaders(etag, contentType), body: undefined }
}
