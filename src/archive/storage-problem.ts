import { Problem } from '../model/problem.ts'

/** What the codes of SQLite (https://sqlite.org/rescode.html) and of the system mean for who keeps the data folder. */
const MEANINGS: readonly (readonly [code: RegExp, problem: string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'data-dir-full'],
  [/^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EPERM|EROFS)/, 'data-dir-read-only'],
  [/^(EEXIST|ENOTDIR)/, 'data-dir-not-a-folder'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'database-damaged'],
  [/^SQLITE_BUSY/, 'data-dir-in-use'],
]

/** The `Problem` that an error of the embedded database or its folder stands for; any other error as it is. */
export function storageProblem(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const meaning = MEANINGS.find(([pattern]) => pattern.test(code))
  return meaning ? new Problem(meaning[1], { path }, error) : error
}
