import type { Tx } from '../../archive/archive.ts'
import { documentRevisions } from '../../archive/relate-documents.ts'
import { keepCopies } from '../find-duplicates.ts'
import type { Carrying } from './work.ts'

/** Keeps which of some articles are copies, unless they or those whose text they carry have changed since. */
export async function writeCopies(tx: Tx, found: readonly Carrying[]): Promise<void> {
  const ids = new Set(found.flatMap(({ id, carriers }) => [id, ...carriers.map((one) => one.id)]))
  const revisions = await documentRevisions(tx, [...ids])
  const isAsFound = ({ id, revision }: Pick<Carrying, 'id' | 'revision'>) => revisions.get(id) === revision
  for (const one of found.filter(isAsFound)) await keepCopies(tx, one, one.carriers.filter(isAsFound))
}
