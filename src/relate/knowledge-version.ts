import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const KNOWLEDGE = fileURLToPath(new URL('../../knowledge/', import.meta.url))

let version: string | undefined

/** Another one after every change of the lexicon, the places and the organisations that come with Warraq. */
export function knowledgeVersion(): string {
  if (version !== undefined) return version
  const hash = createHash('sha256')
  for (const file of globSync('**/*.tsv', { cwd: KNOWLEDGE }).sort()) {
    hash.update(file).update(readFileSync(`${KNOWLEDGE}${file}`))
  }
  version = hash.digest('hex').slice(0, 16)
  return version
}
