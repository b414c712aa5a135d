import type { Html } from './html.ts'
import type { Visit } from './site.ts'

/** What the reads of a page found. Everything that its view shows is in `data`, and the ETag is made of it. */
export type Loaded<D> = Found<D> | Moved | NotFound

export interface Found<D> {
  readonly data: D
  /** 410 for a page that says that its article was withdrawn. */
  readonly status?: 200 | 410
  /** False where this one answer of the page is one reader's own. */
  readonly storable?: boolean
}

/** The page has another address, for good. */
export interface Moved {
  readonly movedTo: string
}

export interface NotFound {
  readonly notFound: true
}

export const NOT_FOUND: NotFound = { notFound: true }

/** A page that has been read but not drawn yet. */
export interface Prepared {
  /** What its ETag is made of: everything that was read, or what stands for it. */
  readonly tag: unknown
  readonly status: 200 | 404 | 410
  readonly contentType: string
  /** Whether the page cache is to keep it. */
  readonly kept: boolean
  /** Whether a browser or a cache on the way may: false for what is one reader's own. */
  readonly storable: boolean
  readonly render: () => Html | string | Uint8Array
}

export type Page = (visit: Visit) => Promise<Prepared | Moved | NotFound>

const HTML = 'text/html; charset=utf-8'

/**
 * One request of the site: `load` reads, `view` draws and is pure. Between the two stands the ETag,
 * so that a page that has not changed is answered without being drawn.
 */
export function definePage<D>(page: {
  readonly contentType?: string
  /** False for what is large and seldom asked for, which would push pages out of the cache. */
  readonly kept?: boolean
  /** False for what is one reader's own: no cache keeps it, neither ours nor another. */
  readonly storable?: boolean
  load(visit: Visit): Promise<Loaded<D>>
  /** What differs whenever the data does, where that is much less than all of them. */
  tag?(data: D): unknown
  /** Bytes for what is no text: a picture, a sound. */
  view(visit: Visit, data: D): Html | string | Uint8Array
}): Page {
  return async (visit) => {
    const loaded = await page.load(visit)
    if ('movedTo' in loaded || 'notFound' in loaded) return loaded
    const { data, status = 200 } = loaded
    const { contentType = HTML } = page
    const storable = loaded.storable ?? page.storable ?? true
    const kept = storable && (page.kept ?? true)
    const tag = page.tag ? page.tag(data) : data
    return { tag, status, contentType, kept, storable, render: () => page.view(visit, data) }
  }
}
