import { isUtf8 } from 'node:buffer'
import { likelihood } from './arabic-evidence.ts'

/** A text and the WHATWG name of the encoding it was read in. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

/** A label stands in the first kilobyte (WHATWG, "prescan a byte stream"); some pages have longer heads. */
const LABEL_BYTES = 4096
/** Bytes that the single-byte encodings are told apart on. */
const EVIDENCE_BYTES = 65_536
/** What a believed label outweighs: about one frequent word. */
const LABEL_WEIGHT = 3

const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'euc-kr'])
/** Each with what its being common adds: where two readings are the same or equally likely, the first wins. */
const SINGLE_BYTE = new Map([
  ['windows-1252', 0],
  ['windows-1256', 0],
  ['iso-8859-6', -1],
])
const META_CHARSET = /<meta\b[^>]{0,400}?\bcharset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})/i
const XML_ENCODING = /^\s{0,99}<\?xml\b[^>]{0,200}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{2,40})["']/i

/**
 * Reads bytes of an unknown or wrongly told encoding as text.
 *
 * In order: a byte order mark; the zeros of UTF-16; UTF-8 that holds, whatever a label says, because
 * other encodings do not form it by chance; then the table among windows-1256, ISO-8859-6, windows-1252 and the
 * labelled one whose reading looks most like writing. Labels are those of the WHATWG Encoding Standard.
 *
 * @param declared the charset that came along with the bytes; without it the one in an HTML or XML head
 * @returns 'not-text' for bytes that no text has: zeros outside UTF-16, or many control characters
 */
export function decode(bytes: Uint8Array, declared?: string): Decoded | 'not-text' {
  const encoding = byteOrderMark(bytes) ?? utf16WithoutMark(bytes)
  if (encoding !== undefined) return textIn(encoding, bytes)
  if (bytes.includes(0)) return 'not-text'
  if (isUtf8(bytes) || isDamagedUtf8(bytes)) return textIn('utf-8', bytes)
  return textIn(likeliestTable(bytes, encodingOf(declared) ?? encodingOf(labelIn(bytes))), bytes)
}

function textIn(encoding: string, bytes: Uint8Array): Decoded | 'not-text' {
  const text = new TextDecoder(encoding).decode(bytes)
  return isBinary(text) ? 'not-text' : { text, encoding }
}

function byteOrderMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/** Latin and Arabic text in UTF-16 has 00 or 06 for every other byte, and those hardly on the other side. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const length = Math.min(bytes.length, LABEL_BYTES) & ~1
  if (length === 0 || !bytes.subarray(0, length).includes(0)) return undefined
  const high = [0, 0]
  for (let at = 0; at < length; at++) if (bytes[at] === 0 || bytes[at] === 6) high[at & 1] = (high[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = high.map((count) => count / (length / 2))
  if (odd > 0.7 && even < 0.2) return 'utf-16le'
  if (even > 0.7 && odd < 0.2) return 'utf-16be'
  return undefined
}

/** UTF-8 that was cut or hurt in few places. Single-byte text forms hardly any sequence of it. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const damaged = text.match(/\ufffd/g)?.length ?? 0
  const whole = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0
  return whole > 4 * damaged
}

function labelIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LABEL_BYTES)).toString('latin1')
  return (XML_ENCODING.exec(head) ?? META_CHARSET.exec(head))?.[1]
}

/** The encoding that a label names, undefined where it names none or one that these bytes cannot be in. */
function encodingOf(label: string | undefined): string | undefined {
  if (label === undefined) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    return encoding.startsWith('utf-') || encoding === 'x-user-defined' ? undefined : encoding
  } catch {
    return undefined
  }
}

function likeliestTable(bytes: Uint8Array, labelled: string | undefined): string {
  if (labelled !== undefined && MULTI_BYTE.has(labelled) && holds(labelled, bytes)) return labelled
  const candidates = new Set([...(labelled === undefined ? [] : [labelled]), ...SINGLE_BYTE.keys()])
  const sample = evidence(bytes)
  let best = { encoding: 'windows-1252', score: -Infinity }
  for (const encoding of candidates) {
    const prior = encoding === labelled ? LABEL_WEIGHT : (SINGLE_BYTE.get(encoding) ?? 0)
    const score = prior + likelihood(new TextDecoder(encoding).decode(sample))
    if (score > best.score) best = { encoding, score }
  }
  return best.encoding
}

function holds(encoding: string, bytes: Uint8Array): boolean {
  return !new TextDecoder(encoding).decode(bytes).includes('\ufffd')
}

/** From the first byte that is not ASCII: a page's head may be longer than any sample. */
function evidence(bytes: Uint8Array): Uint8Array {
  const start = Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 64)
  return bytes.subarray(start, start + EVIDENCE_BYTES)
}

/** Control characters that text has no use for, more than one in a thousand; a NUL is always too much. */
function isBinary(text: string): boolean {
  if (text.includes('\0')) return true
  const controls = text.match(/[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0
  return controls > 8 && controls * 1000 > text.length
}
