import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A file of the program with what it imports, types included. */
export interface SourceFile {
  /** From the root of the repository: `src/text/fold.ts`. */
  readonly path: string
  readonly text: string
  /** Files of the repository that it imports, as paths from its root. */
  readonly imports: readonly string[]
  /** Packages that it imports, by name; Node's own begin with `node:`. */
  readonly packages: readonly string[]
}

export const ROOT = join(import.meta.dirname, '../..')

const IMPORT = /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm

/** Every file under `src` that is not a test. */
export function sourceFiles(): readonly SourceFile[] {
  const paths = globSync('src/**/*.ts', { cwd: ROOT }).filter((path) => !path.endsWith('.test.ts'))
  return paths.sort().map(read)
}

function read(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const specifiers = [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
  const [own, foreign] = [true, false].map((wanted) => specifiers.filter((one) => one.startsWith('.') === wanted))
  return {
    path,
    text,
    imports: (own ?? []).map((specifier) => normalize(join(dirname(path), specifier))),
    packages: (foreign ?? []).map((specifier) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier),
  }
}
