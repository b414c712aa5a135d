import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { ArchiveLocation } from '../../src/archive/open.ts'

const SCRIPT = join(import.meta.dirname, 'archive-process.ts')

/** Far more than any work takes: the process lives to its end. */
const NEVER = 1_000_000

/**
 * Lets a process of its own bring the schema forward, or take in the batch of `takeIn`. Resolves with the number of
 * statements that this took; rejects with the `signal` SIGKILL when it was to end before one of them.
 */
export function inProcess(
  work: 'migrate' | 'receive',
  location: ArchiveLocation,
  killedBefore = NEVER,
): Promise<number> {
  const args = [SCRIPT, work, String(killedBefore), JSON.stringify(location)]
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, stdout) => (error ? reject(error) : resolve(Number(stdout))))
  })
}
