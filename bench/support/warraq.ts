import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** A process of the program, as an operator would start it, on the database that the settings name and no other. */
export function warraq(
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...nodeFlags, MAIN, ...args], {
    env: { ...process.env, LC_ALL: 'C', DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

export interface Site {
  readonly url: string
  readonly process: ChildProcess
  stop(): Promise<void>
}

/** Serves an archive on a free port. */
export async function startSite(
  settings: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): Promise<Site> {
  const child = warraq(['serve', '--port', '0'], settings, nodeFlags)
  if (!child.stdout) throw new Error('no standard output')
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`the site ended with ${code}`)))
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended])
  ended.catch(() => {
    // Later it ends because it is told to.
  })
  const url = /http:\/\/\S+/.exec(String(line))?.[0]?.replace('localhost', '127.0.0.1')
  if (!url) throw new Error(`no address in: ${line}`)
  const stop = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url, process: child, stop }
}

/** Processor time that a process has used so far, in milliseconds; undefined where there is no /proc. */
export function cpuTime({ pid }: ChildProcess): number | undefined {
  const stat = procFile(pid, 'stat')
  if (stat === undefined) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // User and system time in ticks of a hundredth of a second, the 14th and 15th field (proc_pid_stat(5)).
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** The most memory that a process has had, in megabytes; undefined where there is no /proc. */
export function peakMemory({ pid }: ChildProcess): number | undefined {
  const match = /VmHWM:\s+(\d+) kB/.exec(procFile(pid, 'status') ?? '')
  return match ? Number(match[1]) / 1024 : undefined
}

function procFile(pid: number | undefined, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}
