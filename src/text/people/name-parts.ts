import { fold } from '../fold.ts'
import { remembered } from '../remembered.ts'

/** Words that belong to the part of a name that follows: عبد الله, أبو بكر, bin Salman, von der Leyen. */
const BEFORE = new Set(
  'عبد ابو ابي ابا ام بن ابن بنت ال بو فون فان دي دير ديل دا abd abdel abdul abu abou umm bin ibn ben bint van von der den de del di da du la le ter'
    .split(' ')
    .map(fold),
)
/** Words that belong to the part before: نصر الله, صلاح الدين, Nur al-Din. */
const AFTER = new Set('الله الدين الاسلام din deen eddin uddin eldin aldin allah islam'.split(' ').map(fold))
/** What stands before or after a name and tells no one from another. */
const SUFFIX = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const LATIN_ARTICLE = /^(?:a[lrszdtn]|ash|e[lsz])$/
/** عبد الله and عبدالله, Abdelfattah and Abdul Fattah: the article is left out of these as well. */
const SERVANT = /^(عبد|abd)(?:ال|[aeou]l)(?=.{2})/
const ARABIC_ARTICLE = /^ال(?=.{2})/
const TWO_WORDS = /^\S+ \S+$/
/** A name of its own that folds to أبي. */
const ABIY = 'آبي'
const APOSTROPHES = /['’ʼ`]/g

/** A name is looked at several times in each text that tells of it: a few megabytes. */
const REMEMBERED = 20_000

/**
 * The parts of a full name, folded, without articles and initials, each with the particles that belong to it:
 * `Abdel Fattah el-Sisi` is `abdfattah sisi`, محمد بن سلمان is محمد بنسلمان. Two spellings of one script that have
 * the same parts are one name. Pure; linear in the name's length.
 */
export const namePartsOf = remembered(REMEMBERED, partsOf)

function partsOf(name: string): readonly string[] {
  const words = name
    .replace(APOSTROPHES, '')
    .split(/[\s.\-‐‑–]+/)
    .filter((word) => fold(word) !== '')
  const parts: string[] = []
  let before = ''
  for (const [at, written] of words.entries()) {
    const word = fold(written)
    const isLast = at === words.length - 1
    // The first word of two is a name: Al Gore.
    if (!isLast && LATIN_ARTICLE.test(word) && (at > 0 || !TWO_WORDS.test(name))) continue
    if (!isLast && BEFORE.has(word) && written !== ABIY) before += word
    else if (parts.length > 0 && before === '' && AFTER.has(word)) parts.push(`${parts.pop()}${word}`)
    else if (before !== '' || !isLeftOut(word)) {
      parts.push((before + word.replace(ARABIC_ARTICLE, '')).replace(SERVANT, '$1'))
      before = ''
    }
  }
  return parts
}

function isLeftOut(word: string): boolean {
  return word.length === 1 || SUFFIX.has(word)
}
