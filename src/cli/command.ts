import type { Config } from '../config.ts'
import type { Voice } from '../locale/edition.ts'
import type { EditionLang } from '../model/lang.ts'

/** The terminal, or whatever stands in its place: where lines go, and how to know that it is time to stop. */
export interface Terminal {
  out(line: string): void
  err(line: string): void
  /** Whether a person watches `err`, so that a line may be drawn over. */
  readonly isInteractive: boolean
  /** Draws over the line that was drawn last. */
  redraw(line: string): void
  /** Asks for a line that is not shown while it is typed; without a person at the keyboard, the next line of the input. */
  readSecret(prompt: string): Promise<string>
  /** Whether a person types the input. */
  readonly isTyped: boolean
  readonly voice: Voice
  /** Aborted by SIGINT or SIGTERM. */
  readonly stop: AbortSignal
}

export interface Call {
  readonly config: Config
  readonly terminal: Terminal
  readonly positionals: readonly string[]
  /** Whether a switch of the command, without its dashes, was given. */
  readonly has: (name: string) => boolean
  /** The value of an option of the command. */
  readonly value: (name: string) => string | undefined
}

/** One command of `warraq`. Its result is the exit code; a `Problem` it throws is told and ends with 1. */
export interface Command {
  readonly name: string
  /** What stands after the name, for `--help`. */
  readonly usage: string
  readonly about: Readonly<Record<EditionLang, string>>
  readonly options: Readonly<Record<string, Option>>
  run(call: Call): Promise<number>
}

export interface Option {
  readonly type: 'boolean' | 'string'
  readonly about: Readonly<Record<EditionLang, string>>
}
