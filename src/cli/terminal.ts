import { clearLine, createInterface, cursorTo, type Interface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Terminal } from './command.ts'

/** The terminal of this process. It speaks Arabic when the locale of the environment does (POSIX: LC_ALL, LC_MESSAGES, LANG). */
export function openTerminal({ stdin, stdout, stderr, env }: NodeJS.Process): Terminal {
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
    isTyped: stdin.isTTY === true,
    readSecret: (prompt) => readSecret(stdin, stderr, prompt),
    voice: { lang: locale.startsWith('ar') ? 'ar' : 'en', digits: 'latn' },
    stop: stop.signal,
  }
}

/** Reads on from line to line of an input that is no keyboard: a reader of its own for each would lose what it had read ahead. */
let lines: AsyncIterator<string> | undefined

async function readSecret(input: NodeJS.ReadStream, output: NodeJS.WriteStream, prompt: string): Promise<string> {
  if (!input.isTTY) {
    lines ??= createInterface({ input })[Symbol.asyncIterator]()
    return (await lines.next()).value ?? ''
  }
  const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() })
  const typed = createInterface({ input, output: nowhere, terminal: true })
  // Written when the terminal echoes no more.
  output.write(`${prompt} `)
  try {
    return await lineOf(typed)
  } finally {
    typed.close()
    output.write('\n')
  }
}

/** The next line; nothing when the person gives up (Ctrl-C, Ctrl-D). */
function lineOf(typed: Interface): Promise<string> {
  return new Promise((resolve) => {
    typed.once('line', resolve)
    typed.once('close', () => resolve(''))
    typed.once('SIGINT', () => typed.close())
  })
}
