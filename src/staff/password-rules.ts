/** Why a password is not taken; each has its sentence in both languages. */
export const PASSWORD_FAULTS = ['too-short', 'too-long', 'common', 'names'] as const
export type PasswordFault = (typeof PASSWORD_FAULTS)[number]

/** In characters (OWASP ASVS 5.0, 6.2.1 and 6.2.9). */
export const SHORTEST_PASSWORD = 8
export const LONGEST_PASSWORD = 256

/** From here on a password is strong by its length alone, whether or not a code is asked for beside it (6.2.1). */
export const GOOD_PASSWORD = 15

/** A name of two letters stands in too many words. */
const SHORTEST_NAME = 4

let common: Promise<ReadonlySet<string>> | undefined

/** What a guesser tries first: the words of the list that are long enough to be passwords here, loaded when first asked. */
async function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set(dictionary['passwords-common'].filter((word) => word.length >= SHORTEST_PASSWORD))
}

/**
 * What speaks against a password (OWASP ASVS 5.0, 6.2.1, 6.2.4, 6.2.5, 6.2.9 and 6.2.11): its length, that everyone tries
 * it, or that it is made of the names of the site or the person. Any characters in any mixture are taken.
 */
export async function passwordFault(password: string, names: readonly string[]): Promise<PasswordFault | undefined> {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'too-short'
  if (length > LONGEST_PASSWORD) return 'too-long'
  const folded = fold(password)
  common ??= loadCommonPasswords()
  if (isCommon(folded, await common)) return 'common'
  return wordsOf(names).some((name) => leavesLittle(folded, name)) ? 'names' : undefined
}

/** As it stands in the list, also behind digits and signs; or one short piece again and again. */
function isCommon(folded: string, common: ReadonlySet<string>): boolean {
  const bare = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  return common.has(folded) || common.has(bare) || /^(.{1,4})\1+.{0,3}$/su.test(folded)
}

function wordsOf(names: readonly string[]): readonly string[] {
  const words = names.flatMap((name) => [fold(name), ...fold(name).split(/[^\p{L}\p{M}\p{N}]+/u)])
  return words.filter((word) => [...word].length >= SHORTEST_NAME)
}

/** Whether a password contains a name and is, without it, too short to be one. */
function leavesLittle(folded: string, name: string): boolean {
  return folded.includes(name) && [...folded.replaceAll(name, '')].length < SHORTEST_PASSWORD
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
