import { createHash } from 'node:crypto'
import type { FeedArticle } from '../../archive/feed-articles.ts'

/** The namespace of Warraq's articles, once made at random. Another one would make every article new to every reader. */
const NAMESPACE = '08352704adda424cad5cefb71c704df2'

/**
 * The id of an article in every feed, for ever: a name-based UUID (RFC 9562 section 5.5) of its
 * source's key and of the identity that the source knows it by, as an URN.
 *
 * Both are fixed when the article first arrives. A headline, its slug, `SITE_URL`, another database
 * or an archive imported anew from the same inputs leave the id as it was, where an address or a `tag:`
 * of the host would show every reader all articles again. RFC 4287 section 4.2.6 asks for just that.
 */
export function entryId({ source, identity }: Pick<FeedArticle, 'source' | 'identity'>): string {
  return uuidUrn(createHash('sha1').update(NAMESPACE, 'hex').update(`${source.key}\n${identity}`).digest())
}

/** The first 16 bytes of a SHA-1 as a UUID of version 5. */
export function uuidUrn(digest: Buffer): string {
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x50, 6)
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = digest.toString('hex', 0, 16)
  return `urn:uuid:${[hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')}`
}
