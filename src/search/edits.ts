/** A spelling one letter away from another, and how easily the one is taken for the other. */
export interface Spelling {
  readonly word: string
  readonly likeness: number
}

const ALPHABETS = ['ابتثجحخدذرزسشصضطظعغفقكلمنهويء', 'abcdefghijklmnopqrstuvwxyz'] as const

/** Letters that sound alike or lie beside one another in form, so that writers take one for the other. */
const CONFUSED = [
  'ضظ',
  'دذضز',
  'تثطس',
  'سصث',
  'زظذ',
  'قغكج',
  'هحخ',
  'اعءه',
  'جغق',
  'وف',
  'aeiou',
  'iy',
  'ckqs',
  'sz',
  'gj',
  'pb',
  'vfw',
  'td',
  'mn',
]

const EASILY = 5
const SELDOM = 1

/**
 * Every word that one deletion, transposition, replacement or insertion of a letter makes of a folded word, each once,
 * in its own script; about 58 times its length. None for words of other scripts or of more than 24 letters.
 */
export function neighbouringSpellings(word: string): readonly Spelling[] {
  const letters = ALPHABETS.find((alphabet) => alphabet.includes(word.charAt(0)))
  if (letters === undefined || word.length > 24) return []
  const found = new Map<string, number>()
  const add = (spelling: string, likeness: number) => {
    if (spelling !== word) found.set(spelling, Math.max(likeness, found.get(spelling) ?? 0))
  }
  for (let at = 0; at <= word.length; at += 1) addAt(word, at, letters, add)
  return [...found].map(([spelling, likeness]) => ({ word: spelling, likeness }))
}

function addAt(word: string, at: number, letters: string, add: (spelling: string, likeness: number) => void): void {
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  for (const other of letters) {
    add(before + other + word.slice(at), before.endsWith(other) || letter === other ? EASILY : SELDOM)
    if (letter) add(before + other + after, areConfused(letter, other) ? EASILY : SELDOM)
  }
  if (!letter) return
  add(before + after, before.endsWith(letter) ? EASILY : SELDOM)
  if (after) add(before + after.charAt(0) + letter + after.slice(1), EASILY)
}

function areConfused(one: string, other: string): boolean {
  return CONFUSED.some((letters) => letters.includes(one) && letters.includes(other))
}
