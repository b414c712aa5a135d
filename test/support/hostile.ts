import { existsSync, readFileSync } from 'node:fs'

const ATTACKS = new URL('../../../shared/data/hostile/xss.json', import.meta.url)

/** Markup that would run a script where it is taken for markup; undefined where there is no such list. */
export function attacks(): readonly string[] | undefined {
  if (!existsSync(ATTACKS)) return undefined
  const entries: readonly { readonly payload: string }[] = JSON.parse(readFileSync(ATTACKS, 'utf8'))
  return entries.map(({ payload }) => payload.toWellFormed())
}
