import { parseArgs } from 'node:util'
import { storageProblem } from '../archive/storage-problem.ts'
import { allSettings, flagOf, readConfig } from '../config.ts'
import { problemMessage } from '../locale/messages.ts'
import { Problem } from '../model/problem.ts'
import type { Command, Terminal } from './command.ts'
import { COMMANDS } from './commands.ts'
import { help } from './help.ts'
import { version } from './version.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Runs one command line and returns the exit code: 0 done, 1 a problem that was told, 2 a command
 * line that could not be understood.
 */
export async function run(args: readonly string[], environment: Environment, terminal: Terminal): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === '--version' || name === 'version') return told(terminal, [version()])
  if (name === '--help' || name === '-h' || name === 'help' || rest.includes('--help')) {
    return told(
      terminal,
      help(
        terminal.voice.lang,
        COMMANDS.find((command) => command.name === name),
      ),
    )
  }
  try {
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (!command) throw new Problem('command-unknown', { command: name })
    return await runCommand(command, rest, environment, terminal)
  } catch (error) {
    if (!(error instanceof Problem)) return unforeseen(error, terminal)
    terminal.err(problemMessage(terminal.voice.lang, error.code, error.params))
    return /-unknown$|^argument-/.test(error.code) ? 2 : 1
  }
}

/** A fault of ours: told in a sentence, and with its trace for whoever reports it. */
function unforeseen(error: unknown, terminal: Terminal): number {
  const reason = error instanceof Error ? error.message : String(error)
  terminal.err(problemMessage(terminal.voice.lang, 'unexpected', { reason }))
  terminal.err(error instanceof Error ? (error.stack ?? '') : '')
  return 1
}

function told(terminal: Terminal, lines: readonly string[]): number {
  for (const line of lines) terminal.out(line)
  return 0
}

async function runCommand(command: Command, args: string[], environment: Environment, terminal: Terminal) {
  const { values, positionals } = parsed(command, args)
  const value = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const flags = Object.fromEntries(
    allSettings().map((setting) => [flagOf(setting), flagValue(values[flagOf(setting)])]),
  )
  const config = readConfig(environment, flags)
  const call = { config, terminal, positionals, value, has: (name: string) => values[name] === true }
  return command.run(call).catch((error: unknown) => {
    throw storageProblem(error, config.dataDir)
  })
}

/** A setting that is true or false may be given as a bare flag: `--seed`. */
function flagValue(value: string | boolean | undefined): string | undefined {
  return typeof value === 'boolean' ? String(value) : value
}

function parsed(command: Command, args: string[]) {
  const settings = allSettings().map((setting) => {
    const type = setting.form === 'true|false' ? 'boolean' : 'string'
    return [flagOf(setting), { type }] as const
  })
  const options = { ...Object.fromEntries(settings), ...command.options }
  try {
    return parseArgs({ args, options, allowPositionals: true, allowNegative: true })
  } catch (error) {
    const flag = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? args.join(' ')
    const unknown = error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    throw new Problem(unknown ? 'setting-unknown' : 'argument-value', { flag }, error)
  }
}
