import { remembered } from '../remembered.ts'

/** Letters of a word as it is written, without the points of initials. */
const lettersIn = (written: string): string => written.replace(/[^\p{L}\p{N}]/gu, '')

const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]+$/u
const CAPITAL = /^\P{L}*\p{Lu}/u
const NO_CASE = /^[^\p{Lu}\p{Ll}]*$/u
const TEH_MARBUTA = /ة[\u064B-\u0652]?$/
const SHORT_IN_TEH_MARBUTA = /^\p{Script=Arabic}{1,3}ة$/u

/** Up to so many letters a word in capitals is another word in small ones: US, IS, WHO. */
const SHORT_ACRONYM = 3

/**
 * Whether a word of a text is spelled as a name's word is: a capital where the name has one, an acronym of up to three
 * letters in capitals throughout (US is not us); a longer one may be written Unesco. A short Arabic name keeps its ة:
 * جدة is not جده, “his grandfather”.
 */
export function isSpelledAs(written: string, name: string): boolean {
  const wanted = wantedBy(name)
  return wanted === 'anything' || wanted(written)
}

type Wanted = 'anything' | ((written: string) => boolean)

/** Words of names in the tables; most want nothing of how they are written. */
const REMEMBERED = 50_000

const wantedBy = remembered(REMEMBERED, (name): Wanted => {
  if (SHORT_IN_TEH_MARBUTA.test(name)) return (written) => TEH_MARBUTA.test(written)
  if (NO_CASE.test(name) || !CAPITAL.test(name)) return 'anything'
  if (/^(?:Al|El)$/.test(name)) return 'anything'
  const letters = lettersIn(name)
  const isShort = ACRONYM.test(letters) && letters.length <= SHORT_ACRONYM
  return isShort ? (written) => lettersIn(written).startsWith(letters) : (written) => CAPITAL.test(written)
})

/** Whether a written word is in capitals throughout, and longer than one letter. */
export function isInCapitals(written: string | undefined): boolean {
  return written !== undefined && ACRONYM.test(lettersIn(written))
}

export function hasSmallInitial(written: string | undefined): boolean {
  return written !== undefined && /^\P{L}*\p{Ll}/u.test(written)
}
