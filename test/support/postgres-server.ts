import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { openArchive } from '../../src/archive/open.ts'

/** The setting by which a run of tests tells each of its files which server to use. */
export const SERVER_VARIABLE = 'WARRAQ_TEST_POSTGRES'

/** A database of that server with the schema of this release; others are copied from it. */
const TEMPLATE = 'warraq_template'

const OLDEST_MAJOR = 14

export interface PostgresServer {
  /** Of its maintenance database, as the superuser. */
  readonly url: string
  stop(): Promise<void>
}

/** The folder of PostgreSQL's programs, the newest release first; undefined where it is not installed. */
export function findPostgres(): string | undefined {
  const debian = globSync('/usr/lib/postgresql/*/bin')
    .filter((folder) => Number(folder.split('/')[4]) >= OLDEST_MAJOR)
    .sort()
    .reverse()
  const onPath = (process.env.PATH ?? '').split(delimiter)
  const folder = [...debian, ...onPath].find((candidate) => existsSync(join(candidate, 'initdb')))
  return folder && join(folder)
}

/** Starts a server that lives no longer than this process, with the template in it. */
export async function startPostgres(programs: string): Promise<PostgresServer> {
  const script = join(import.meta.dirname, 'postgres-server.sh')
  const child = spawn('bash', [script, programs], { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const { value: url } = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  if (!url) throw new Error(`PostgreSQL did not start from ${dirname(programs)}`)
  const stop = async () => {
    child.stdin.end()
    await ended
  }
  await createDatabase(url, TEMPLATE, 'template0')
  const archive = await openArchive({ dataDir: '', databaseUrl: databaseUrl(url, TEMPLATE) })
  await archive.close()
  return { url, stop }
}

/** A new database with the schema of this release in it, or an empty one; drop it when done. */
export async function copyDatabase(server: string, name: string, { empty = false } = {}): Promise<string> {
  await createDatabase(server, name, empty ? 'template0' : TEMPLATE)
  return databaseUrl(server, name)
}

export async function dropDatabase(server: string, name: string): Promise<void> {
  await administer(server, `drop database if exists ${name} with (force)`)
}

async function createDatabase(server: string, name: string, template: string): Promise<void> {
  await administer(server, `create database ${name} template ${template}`)
}

/** One or several statements on a connection of their own. */
export async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

function databaseUrl(server: string, name: string): string {
  return server.replace('/postgres?', `/${name}?`)
}
