import { message } from '../locale/messages.ts'
import type { Terminal } from './command.ts'

const REDRAW_MS = 200
const LINE_MS = 5000
const BAR = 24

/** How far a long piece of work is: a bar that draws over itself for a person, a plain line now and then otherwise. */
export class Progress {
  readonly #terminal: Terminal
  readonly #total: number
  readonly #startedAt: number
  #toldAt: number
  #count = 0
  #bytes = 0

  /** `total` in bytes; `now` in milliseconds of a monotonic clock. */
  constructor(terminal: Terminal, total: number, now: number) {
    this.#terminal = terminal
    this.#total = total
    this.#startedAt = now
    this.#toldAt = now
  }

  advance(count: number, bytes: number, now: number): void {
    this.#count += count
    this.#bytes += bytes
    if (now - this.#toldAt < (this.#terminal.isInteractive ? REDRAW_MS : LINE_MS)) return
    this.#toldAt = now
    if (this.#terminal.isInteractive) this.#terminal.redraw(`${this.#bar()} ${this.#text(now)}`)
    else this.#terminal.err(this.#text(now))
  }

  /** Clears the bar, so that what comes next begins on an empty line. */
  finish(): void {
    if (this.#terminal.isInteractive) this.#terminal.redraw('')
  }

  #text(now: number): string {
    const seconds = Math.max(now - this.#startedAt, 1) / 1000
    const share = this.#share()
    const remaining = share > 0 ? (seconds / share) * (1 - share) : 0
    return message(this.#terminal.voice, 'import.progress', {
      done: this.#count,
      percent: Math.floor(share * 100),
      rate: Math.round(this.#count / seconds),
      time: clock(remaining),
    })
  }

  #bar(): string {
    const full = Math.round(this.#share() * BAR)
    return `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}]`
  }

  #share(): number {
    return this.#total === 0 ? 1 : Math.min(this.#bytes / this.#total, 1)
  }
}

/** Minutes and seconds, `m:ss`. */
function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
