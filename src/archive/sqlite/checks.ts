import { Problem } from '../../model/problem.ts'

/** Earlier releases can lose a commit in WAL mode (https://sqlite.org/wal.html, the WAL-reset bug). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Below this much free space nothing is opened: a full disk in the middle of a write helps nobody. */
const LEAST_FREE_BYTES = 16 * 1024 * 1024

/** Throws `Problem` `sqlite-too-old` for a version, `3.51.3`, that Warraq does not trust its archive to. */
export function checkVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, needed] of OLDEST_SQLITE.entries()) {
    const found = parts[index] ?? 0
    if (found > needed) return
    if (found < needed) throw new Problem('sqlite-too-old', { found: version, needed: OLDEST_SQLITE.join('.') })
  }
}

/** Throws `Problem` `data-dir-full` when the disk of a folder has too little room left to begin. */
export function checkFreeSpace(path: string, freeBytes: number): void {
  if (freeBytes < LEAST_FREE_BYTES) throw new Problem('data-dir-full', { path })
}
