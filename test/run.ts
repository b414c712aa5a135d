import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { relative } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import fc from 'fast-check'
import { findPostgres, type PostgresServer, SERVER_VARIABLE, startPostgres } from './support/postgres-server.ts'

/** What a part of the run came to. */
interface Result {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** What did not run, each with its reason. */
  readonly notRun: readonly string[]
}

/** The parts of a run, in their order: what fails soonest comes first. */
const PARTS: Readonly<Record<string, () => Promise<Result>>> = {
  fast: () => runFiles(testFiles('{src,test/rules,evaluate}'), 'none'),
  databases: async () => withPostgres(() => runFiles(testFiles('test/!(rules|browser)'), 'process')),
  browsers: () => runFiles(testFiles('test/browser'), 'process'),
  format: () => runProgram('biome', ['ci', '--colors=off', '--reporter=summary']),
  types: () => runProgram('tsc', ['--noEmit', '-p', '.']),
}

/** `npm test` runs all tests, `npm test -- --all` also the other checks, `npm test -- fast` one part. */
const UNASKED = ['format', 'types']

async function runParts(args: readonly string[]): Promise<number> {
  const all = Object.keys(PARTS)
  const named = args.filter((arg) => arg in PARTS)
  const unasked = args.includes('--all') ? [] : UNASKED
  const results: Result[] = []
  for (const name of named.length > 0 ? named : all.filter((part) => !unasked.includes(part))) {
    console.log(`\n— ${name}`)
    results.push((await PARTS[name]?.()) ?? NOTHING)
  }
  return summary(results)
}

const NOTHING: Result = { passed: 0, failed: 0, skipped: 0, notRun: [] }

function testFiles(folder: string): string[] {
  return globSync(`${folder}/**/*.test.ts`).sort()
}

/**
 * Properties are tried on the same examples each time, so that a run tells of the change and not of luck;
 * `FUZZ_SEED=$RANDOM npm test -- fast` tries others.
 */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 1) })

/** Unit tests share one process, which is quicker; a test that opens an archive or a browser has its own. */
async function runFiles(files: string[], isolation: 'none' | 'process'): Promise<Result> {
  if (files.length === 0) return NOTHING
  const stream = run({ files, isolation, concurrency: 2, timeout: isolation === 'none' ? 180_000 : 900_000 })
  const notRun: string[] = []
  let result = NOTHING
  stream.on('test:pass', ({ file = '', name, skip }) => {
    if (skip) notRun.push(`${relative(process.cwd(), file)}, “${name}”: ${skip === true ? 'skipped' : skip}`)
  })
  stream.on('test:summary', ({ file, counts }) => {
    if (file !== undefined) return
    result = {
      passed: counts.passed,
      failed: counts.tests - counts.passed - counts.skipped,
      skipped: counts.skipped,
      notRun,
    }
  })
  for await (const chunk of stream.compose(spec)) process.stdout.write(chunk)
  return result
}

/** A check that is a program counts as one test. */
async function runProgram(name: string, args: readonly string[]): Promise<Result> {
  const { status } = spawnSync(`node_modules/.bin/${name}`, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  return { ...NOTHING, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 }
}

/** One server for all files; where there is none, each suite says so. */
async function withPostgres(work: () => Promise<Result>): Promise<Result> {
  const programs = findPostgres()
  if (programs === undefined) return work()
  const server: PostgresServer = await startPostgres(programs)
  process.env[SERVER_VARIABLE] = server.url
  try {
    return await work()
  } finally {
    delete process.env[SERVER_VARIABLE]
    await server.stop()
  }
}

/** Prints the counts of all parts for a machine, what was not run for a person, and returns the exit code. */
function summary(results: readonly Result[]): number {
  const total = (count: 'passed' | 'failed' | 'skipped') => results.reduce((sum, result) => sum + result[count], 0)
  const [passed, failed, skipped] = [total('passed'), total('failed'), total('skipped')]
  const notRun = [...new Set(results.flatMap((result) => result.notRun))]
  console.log(notRun.length > 0 ? `\nNot run:\n${notRun.map((line) => `  ${line}`).join('\n')}\n` : '')
  console.log(`# tests ${passed + failed + skipped}\n# pass ${passed}\n# fail ${failed}\n# skipped ${skipped}`)
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
  return failed > 0 ? 1 : 0
}

process.chdir(new URL('..', import.meta.url).pathname)
process.exitCode = await runParts(process.argv.slice(2))
