import type { Token } from '../text/analyser.ts'

/**
 * A text's words in their order, each as 16 bits of a hash of its term and 16 bits of one of its word: what tells how
 * near words stand to one another, and whether a phrase stands in the text exactly. It is only asked
 * of documents that are known by the index to hold the terms, so that one of 65,536 being taken for another is rare
 * and changes no more than a rank; a phrase that is shown is looked for again in the text itself.
 *
 * The first number tells the lengths of the headline and the standfirst, 16 bits each.
 */
export type Words = Uint32Array

const MOST = 0xffff

export function packWords(headline: readonly Token[], standfirst: readonly Token[], body: readonly Token[]): Words {
  const [head, stand] = [headline.slice(0, MOST), standfirst.slice(0, MOST)]
  const words = new Uint32Array(1 + head.length + stand.length + body.length)
  words[0] = (head.length << 16) | stand.length
  let at = 1
  for (const tokens of [head, stand, body]) {
    for (const { hashes } of tokens) words[at++] = hashes
  }
  return words
}

/** As they are stored. Copied only where numbers of four bytes cannot begin. */
export function wordsFrom(bytes: Uint8Array): Words {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
  return new Uint32Array(buffer, byteOffset, length / 4)
}

/** Where each field begins, and where the last one ends. */
export function fieldEdges(words: Words): readonly [number, number, number, number] {
  const lengths = words[0] ?? 0
  const standfirst = 1 + (lengths >>> 16)
  const body = standfirst + (lengths & 0xffff)
  return [1, standfirst, body, words.length]
}
