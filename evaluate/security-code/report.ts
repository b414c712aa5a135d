import { EDITION_LANGS } from '../../src/model/lang.ts'
import { table } from '../table.ts'
import { attackCodes } from './attack.ts'
import { toldApart } from './tell-apart.ts'

const SIZES = { learned: 2000, tried: 300 }

/** How often simple attacks read a security code, and whether the words of its sound can be told apart. */
export function reportCodes(): void {
  const successes = attackCodes(SIZES)
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const rows = successes.map(({ code, way, digit, whole }) => [code, way, percent(digit), percent(whole)])
  console.log(table([['code', 'attack', 'of the digits', 'of the codes'], ...rows]))
  const apart = Object.fromEntries(EDITION_LANGS.map((lang) => [lang, toldApart(lang)]))
  const told = EDITION_LANGS.map((lang) => `${lang} ${percent(apart[lang] ?? 0)}`).join(', ')
  console.log(`\nRecordings told apart by those of the other voices: ${told}\n`)
  console.log(JSON.stringify({ evaluation: 'security-code', ...SIZES, successes, toldApart: apart }))
}
