import { clearLine, cursorTo } from 'node:readline'
import type { Terminal } from './command.ts'

/** The terminal of this process. It speaks Arabic when the locale of the environment does (POSIX: LC_ALL, LC_MESSAGES, LANG). */
export function openTerminal({ stdout, stderr, env }: NodeJS.Process): Terminal {
  const stop = new AbortController()
  // Kept on: the launcher passes on a signal that the terminal may have sent to this process as well.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  return {
    out: (line) => stdout.write(`${line}\n`),
    err: (line) => stderr.write(`${line}\n`),
    isInteractive: stderr.isTTY === true,
    redraw: (line) => {
      cursorTo(stderr, 0)
      clearLine(stderr, 0)
      stderr.write(line.slice(0, (stderr.columns || 80) - 1))
    },
    voice: { lang: locale.startsWith('ar') ? 'ar' : 'en', digits: 'latn' },
    stop: stop.signal,
  }
}
