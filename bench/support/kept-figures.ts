import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What was measured is kept in a folder, part by part, so that a run of an hour that was interrupted is gone on with.
 * Delete `figures.json` there to measure anew.
 */
export class KeptFigures {
  readonly #file: string
  readonly #kept: Record<string, unknown>

  constructor(folder: string) {
    this.#file = join(folder, 'figures.json')
    this.#kept = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file, 'utf8')) : {}
  }

  /** The kept value of this name, or what measuring gives. */
  async get<T>(name: string, measure: () => Promise<T>): Promise<T> {
    const known = this.#kept[name] as T | undefined
    if (known !== undefined) return known
    console.error(`measuring: ${name}`)
    const value = await measure()
    this.#kept[name] = value
    writeFileSync(this.#file, JSON.stringify(this.#kept))
    return value
  }
}
