import type { Archive, Tx } from '../archive/archive.ts'
import { blockRows, removedDocuments } from '../archive/search.ts'
import { blockRemovals, countRemoved, putBlockRemoval } from '../archive/search-removals.ts'
import { type Bits, countBits, noBits, setBit } from './bits.ts'
import { removedIn } from './block.ts'
import { unpackDocuments } from './documents.ts'

/** Removed documents that are noted one by one are counted by every search; of so many more, blocks are looked through. */
const MOST_LOOSE = 256

/** Of each archive: how many were left when its blocks had been looked through, and which are yet to be. */
const looked = new WeakMap<Archive, { left: number; blocks: number[] }>()

/**
 * Blocks of the top level are not merged any more, so that a document removed from one would be noted for good. This
 * writes such notes to the block, one block in a step.
 */
export async function foldRemovals(
  archive: Archive,
  tx: Tx,
  generation: number,
  top: readonly number[],
): Promise<'worked' | 'idle'> {
  const loose = await countRemoved(tx, generation)
  const known = looked.get(archive) ?? { left: 0, blocks: [] }
  looked.set(archive, known)
  if (known.blocks.length === 0) {
    known.left = Math.min(known.left, loose)
    if (loose < known.left + MOST_LOOSE) return 'idle'
    known.blocks = [...top]
  }
  const block = known.blocks.pop()
  if (block !== undefined) await foldInto(tx, generation, block)
  if (known.blocks.length === 0) known.left = await countRemoved(tx, generation)
  return block === undefined ? 'idle' : 'worked'
}

async function foldInto(tx: Tx, generation: number, block: number): Promise<void> {
  const [row] = await blockRows(tx, [block])
  if (!row) return
  const documents = unpackDocuments(row)
  const ordinals = removedIn(documents, await removedDocuments(tx, generation))
  if (ordinals.length === 0) return
  const [before] = await blockRemovals(tx, [block])
  const bits = before ? bitsFrom(before.documents) : noBits(documents.count)
  for (const ordinal of ordinals) setBit(bits, ordinal)
  const removed = ordinals.map((ordinal) => documents.document[ordinal] ?? 0)
  await putBlockRemoval(tx, { block, count: countBits(bits), documents: new Uint8Array(bits.buffer) }, removed)
}

/** As they are stored. */
export function bitsFrom(bytes: Uint8Array): Bits {
  return new Uint32Array(new Uint8Array(bytes).buffer)
}
