/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units: 32 bits, signed. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash | 0
}

/** Its halves laid over one another: 16 bits. */
export function hash16(text: string): number {
  const hash = hash32(text)
  return ((hash >>> 16) ^ hash) & 0xffff
}

/** 16 bits of the term and below them 16 of the word: how `Token.hashes` has them. */
export function hashesOf(term: string, word: string): number {
  return (hash16(term) << 16) | hash16(word)
}
