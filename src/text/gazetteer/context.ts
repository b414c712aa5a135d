import type { Token } from '../analyser.ts'
import { arabicBeginnings } from './word-forms.ts'

/** A text with its tokens, to look around in. */
export interface Reading {
  readonly text: string
  readonly tokens: readonly Token[]
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/))

/** Folded nouns after which an Arabic word is a name: مدينة الباب, حركة حماس. */
const NAMED_BY = words(`مدينه مدينتي مدن بلده بلدتي بلدات قريه قريتي قري محافظه محافظتي محافظات ولايه ولايتي ولايات
  اقليم مقاطعه مديريه مديريات قضاء ناحيه لواء حي احياء ضاحيه مخيم مخيمي مخيمات جزيره جزر نهر بحيره وادي جبل جبال
  صحراء خليج مضيق معبر مطار ميناء مرفا سد قاعده بلديه عاصمه دوله جمهوريه سلطنه مملكه اماره
  حركه حزب تنظيم جماعه شركه صحيفه قناه مجله نادي بنك مصرف منظمه وكاله كتاءب جامعه`)

/** Folded words before a place, and before much else: they tell only where the text speaks of its country too. */
const BEFORE_PLACES = words(`في الي نحو صوب باتجاه عبر بين داخل خارج شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط قرب
  منطقه مناطق ريف ساحل ضواحي اطراف محيط مشارف جبهه سكان اهالي رءيس حكومه جيش شعب منتخب سفاره مقاتلي مقاتلو قيادي زعيم`)

const DATELINE_TOKENS = 3
const OPENS_DATELINE = /^[\s،,]*(?:\(|-|–|—)/

/** Whether the Arabic words around a name that is also a common word tell by themselves that it is the name. */
export function isNamedByNoun({ text, tokens }: Reading, from: number, to: number): boolean {
  const before = tokens[from - 1]
  if (before && isNextTo(text, before, tokens[from]) && isOneOf(NAMED_BY, before.word)) return true
  const end = tokens[to - 1]?.end ?? 0
  return OPENS_DATELINE.test(text.slice(end, end + 4)) && beginsLine(text, tokens[to - 1 - DATELINE_TOKENS]?.end, end)
}

/** Whether a line begins between two places in a text; it does before the first word. */
function beginsLine(text: string, before: number | undefined, end: number): boolean {
  return before === undefined || text.slice(before, end).includes('\n')
}

export function isWherePlacesStand({ text, tokens }: Reading, from: number): boolean {
  const before = tokens[from - 1]
  return before !== undefined && isNextTo(text, before, tokens[from]) && isOneOf(BEFORE_PLACES, before.word)
}

const isOneOf = (set: ReadonlySet<string>, word: string): boolean => arabicBeginnings(word).some((one) => set.has(one))

/** Whether no more than spaces, a hyphen or a quotation mark stand between two tokens. */
export function isNextTo(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (left === undefined || right === undefined) return false
  return /^[\s"'«“”‘’\-\u2066-\u2069\u200e\u200f]{0,4}$/.test(text.slice(left.end, right.start))
}
