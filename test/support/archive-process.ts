/*
 * A process of its own that works on an archive, and may be killed in the middle of it; `inProcess` starts it.
 * Arguments: the work, before which statement to end, and where the archive lies, as JSON. When it lives to its
 * end it prints how many statements the work took.
 */
import { type ArchiveLocation, openArchive } from '../../src/archive/open.ts'
import { killBefore } from './kill-before.ts'

const [work, statement, where] = process.argv.slice(2)
const location: ArchiveLocation = JSON.parse(where ?? '')

if (work === 'migrate') {
  const statements = killBefore(Number(statement))
  const archive = await openArchive(location)
  console.log(statements())
  await archive.close()
} else {
  // Loaded here, since a migration is faster without: it is started once for each of its statements.
  const { takeIn } = await import('./power-cut-batch.ts')
  const archive = await openArchive(location)
  const statements = killBefore(Number(statement))
  await takeIn(archive)
  console.log(statements())
  await archive.close()
}
