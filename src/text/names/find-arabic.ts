import { ARABIC_STOP_WORDS } from '../ar/stop-words.ts'
import { fold } from '../fold.ts'
import { monthOf, weekdayOf } from '../month-names.ts'
import { spacedWords } from '../words.ts'
import { nameLikeness } from './likeness.ts'
import type { NameSpan } from './name-span.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(fold))

/** What a name follows, at once or after the adjectives and nouns of the office: وزير الخارجية السعودي. */
const TITLES =
  words(`رئيس رئيسة الرئيس الرئيسة وزير وزيرة الوزير الوزيرة السيد السيدة الدكتور الدكتورة دكتور الشيخ الشيخة
  الملك الملكة الأمير الأميرة أمير ملك السلطان سلطان الإمام القائد قائد العقيد اللواء العميد الفريق المشير الجنرال
  السفير السفيرة سفير النائب النائبة نائب السيناتور المستشار المستشارة المستشارة مستشار المبعوث مبعوث المتحدث المتحدثة
  الناطق زعيم الزعيم مدير المدير مديرة أمين الأمين البابا البطريرك القاضي المحامي الكاتب الكاتبة الشاعر الشاعرة
  الباحث الباحثة الصحفي الصحفية الصحافي الصحافية الممثل الممثلة المخرج المخرجة اللاعب المدرب حاكم الحاكم محافظ والي
  الأستاذ البروفيسور المهندس الرائد النقيب المواطن المدعو الراحل نظيره نظيرته`)

const SAYING =
  words(`قال قالت وقال وقالت أعلن أعلنت وأعلن أكد أكدت وأكد أضاف أضافت وأضاف صرح صرحت وصرح ذكر ذكرت وذكر أوضح
  أوضحت وأوضح أشار أشارت وأشار اعتبر واعتبر رأى حذر حذرت دعا ودعا طالب كتب كتبت وكتب تابع وتابع نفى ونفى التقى والتقى
  استقبل زار اتهم اغتيال مقتل وفاة فوز حكومة إدارة نظام`)

/** Parts of names that are no names by themselves: they join what stands beside them. */
const PARTICLES = words('بن ابن بنت أبو أبي أبا أم عبد آل ولد دي فان فون دا ديل')

const PLACE_BEFORE = words('مدينة بلدة قرية محافظة ولاية إقليم منطقة جزيرة نهر في إلى')

/** Added to the logarithm of the odds; chosen by hand, measured by `npm run evaluate -- names`. */
const PRIOR = -2
const AFTER_TITLE = 2.5
const AFTER_SAYING = 1
const AFTER_NAME = 0.8
const AFTER_PARTICLE = 3
const AFTER_PLACE_WORD = 0.7
/** A word with the article is an adjective or a noun sooner than a name, unless a name goes before: عمر البشير. */
const WITH_ARTICLE = -1.5
/** How many words of an office may stand between a title and the name. */
const MOST_OFFICE_WORDS = 3
const LEAST_SCORE = 0.5

/** A word with what was found of it. */
interface Judged {
  readonly start: number
  readonly end: number
  readonly isParticle: boolean
  readonly score: number
}

export function findArabicNames(text: string): readonly NameSpan[] {
  return spansOf(text, judged(text)).map(({ start, end, score }) => ({
    text: text.slice(start, end),
    start,
    end,
    score,
  }))
}

function judged(text: string): readonly Judged[] {
  const found: Judged[] = []
  let office = 0
  let before = { folded: '', score: 0, isParticle: false }
  for (const { text: word, start } of spacedWords(text)) {
    const folded = fold(word)
    const isParticle = PARTICLES.has(folded)
    const context = contextOf(before, office) + articleOf(folded, before.score)
    const score = isParticle || !isCandidate(folded) ? 0 : withContext(nameLikeness(word), context)
    if (isTitle(folded)) office = MOST_OFFICE_WORDS + 1
    else office = office > 0 && folded.startsWith('ال') ? office - 1 : 0
    before = { folded, score, isParticle }
    found.push({ start, end: start + word.length, isParticle, score })
  }
  return found
}

function contextOf(before: { folded: string; score: number; isParticle: boolean }, office: number): number {
  if (before.isParticle) return AFTER_PARTICLE
  if (office > 0) return AFTER_TITLE
  if (before.score >= LEAST_SCORE) return AFTER_NAME
  if (SAYING.has(before.folded)) return AFTER_SAYING
  return PLACE_BEFORE.has(before.folded) ? AFTER_PLACE_WORD : 0
}

function articleOf(folded: string, scoreBefore: number): number {
  return /^[وفبك]?ال/.test(folded) && scoreBefore < LEAST_SCORE ? WITH_ARTICLE : 0
}

function withContext(likeness: number, context: number): number {
  if (likeness === 0) return 0
  return 1 / (1 + Math.exp(-(Math.log(likeness / (1 - likeness)) + PRIOR + context)))
}

function isCandidate(folded: string): boolean {
  if (ARABIC_STOP_WORDS.has(folded) || isTitle(folded) || SAYING.has(folded)) return false
  return monthOf(folded) === undefined && weekdayOf(folded) === undefined
}

/** Also joined with و, ب or ل: وللرئيس is rare enough to be passed over. */
function isTitle(folded: string): boolean {
  return TITLES.has(folded) || (/^[وبل]/.test(folded) && TITLES.has(folded.slice(1)))
}

/** Neighbours with nothing but a space between are one name, with the particles between and before them. */
function spansOf(text: string, all: readonly Judged[]): readonly Omit<NameSpan, 'text'>[] {
  const runs: Judged[][] = []
  for (const one of all) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (!one.isParticle && one.score < LEAST_SCORE) runs.push([])
    else if (run !== undefined && (last === undefined || text.slice(last.end, one.start) === ' ')) run.push(one)
    else runs.push([one])
  }
  return runs.flatMap(spanOf)
}

function spanOf(run: readonly Judged[]): readonly Omit<NameSpan, 'text'>[] {
  const last = run.findLastIndex(({ isParticle }) => !isParticle)
  const kept = run.slice(0, last + 1)
  const [first, end] = [kept[0], kept.at(-1)]
  if (first === undefined || end === undefined) return []
  return [{ start: first.start, end: end.end, score: Math.max(...kept.map(({ score }) => score)) }]
}
