import { hash } from 'node:crypto'
import type { Item } from '../model/item.ts'
import { fold, matchKey } from '../text/fold.ts'
import { plainText } from '../text/html.ts'
import type { Refusal } from './format.ts'

/** An input that has been read: what arrived, and the item in it or the reason why there is none. */
export interface Arrival {
  /** Path of the file, or `path#line` of a row in it. */
  readonly origin: string
  /** SHA-256 of the bytes, in hexadecimal; the same bytes are the same arrival. */
  readonly digest: string
  /** The bytes as they came, compressed with Zstandard (RFC 8878). */
  readonly payload: Uint8Array | undefined
  readonly format: string | undefined
  readonly content: Item | Refusal
  /** Of the item, when there is one. */
  readonly keys: ItemKeys | undefined
}

/** The keys by which an item is told from others; see `docs/formats.md`. */
export interface ItemKeys {
  /** The same for all revisions of one article of one source. */
  readonly identity: string
  /** The identity of the original that this text and its other translations come from. */
  readonly translationSet: string
  /** The same for texts that differ in marks, letter forms, case and punctuation only, whoever sent them. */
  readonly textKey: string
  readonly titleKey: string
  /** Of everything the item says: when it differs under the same identity, the article has a new revision. */
  readonly digest: string
}

export function keysOf(item: Item): ItemKeys {
  const titleKey = matchKey(item.headline)
  const identity = identityOf(item, titleKey)
  return {
    identity,
    translationSet: item.translationOf === undefined ? identity : idIdentity(item.translationOf),
    textKey: hash('sha256', `${item.lang}\n${titleKey}\n${fold(plainText(item.body))}`, 'base64url'),
    titleKey,
    digest: hash(
      'sha256',
      JSON.stringify({ ...item, source: item.source.key, section: item.section?.key }),
      'base64url',
    ),
  }
}

/** The source's own id, else the address it was published at, else its day and headline. */
function identityOf(item: Item, titleKey: string): string {
  if (item.id !== undefined) return idIdentity(item.id)
  if (item.url !== undefined) return `url:${shortened(item.url)}`
  const day = new Date(item.published.at).toISOString().slice(0, 10)
  return `text:${item.lang}:${day}:${shortened(titleKey)}`
}

function idIdentity(id: string): string {
  return `id:${shortened(id)}`
}

/** Long keys would bloat the index; their hash tells them apart as well. */
function shortened(key: string): string {
  return key.length <= 120 ? key : hash('sha256', key, 'base64url')
}
