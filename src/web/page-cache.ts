import type { Effort, Encoding } from './encoding.ts'

/** An answer in the plainest form: what the fast path writes to the socket and the app makes a Response of. */
export interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array | undefined
}

/** With how much was done to make its body short. */
export interface KeptAnswer extends Answer {
  readonly effort: Effort
}

/** A finished page. */
export interface CachedPage {
  readonly etag: string
  readonly status: 200 | 404 | 410
  readonly contentType: string
  readonly body: Uint8Array
  /** As it was sent, in each coding that was asked for so far. */
  readonly answers: Map<Encoding | 'identity', KeptAnswer>
  /** The archive's version that the page was last found true of. */
  version: string
  /** Milliseconds since 1970; the page must be read again from then on. */
  freshUntil: number
}

const ROUGH_OVERHEAD = 1024

/**
 * Finished pages by path, the most recently used ones within a bound of bytes. An entry is sent
 * unread while the archive's version is the one it was made of; after any change it is read again,
 * and drawn again only when what was read differs.
 */
export class PageCache {
  readonly #pages = new Map<string, CachedPage>()
  readonly #capacity: number
  #bytes = 0

  /** `capacity` in bytes; 0 keeps nothing. */
  constructor(capacity: number) {
    this.#capacity = capacity
  }

  get(path: string): CachedPage | undefined {
    const page = this.#pages.get(path)
    if (page) {
      this.#pages.delete(path)
      this.#pages.set(path, page)
    }
    return page
  }

  set(path: string, page: CachedPage): void {
    this.delete(path)
    if (sizeOf(page) > this.#capacity / 4) return
    this.#pages.set(path, page)
    this.#bytes += sizeOf(page)
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#capacity) return
      this.delete(oldest)
    }
  }

  delete(path: string): void {
    const page = this.#pages.get(path)
    if (!page) return
    this.#pages.delete(path)
    this.#bytes -= sizeOf(page)
  }

  get bytes(): number {
    return this.#bytes
  }
}

/** Counted as if every encoding were there, so that a page does not outgrow the bound when one is added. */
function sizeOf(page: CachedPage): number {
  return page.body.byteLength * 2 + ROUGH_OVERHEAD
}
