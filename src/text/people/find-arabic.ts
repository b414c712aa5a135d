import type { Token } from '../analyser.ts'
import { ARABIC_STOP_WORDS } from '../ar/stop-words.ts'
import { fold } from '../fold.ts'
import { newsLexicon } from '../lexicon/news-lexicon.ts'
import { monthOf, weekdayOf } from '../month-names.ts'
import { nameLikeness } from '../names/likeness.ts'
import type { ReadText } from '../read-text.ts'
import { factOf } from '../word-facts.ts'
import { isGivenName } from './given-names.ts'
import { namePartsOf } from './name-parts.ts'
import type { IsTaken, PersonSpan } from './person-span.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).map(fold))

/** What a name follows, at once or after the rest of the office: رئيس مجلس النواب عقيلة صالح. */
const TITLES =
  words(`رئيس رئيسة الرئيس الرئيسة وزير وزيرة الوزير الوزيرة السيد السيدة الدكتور الدكتورة دكتور الشيخ الشيخة
  الملك الملكة الأمير الأميرة أمير ملك السلطان سلطان الإمام القائد قائد العقيد اللواء العميد الفريق المشير الجنرال جنرال
  السفير السفيرة سفير سفيرة النائب النائبة نائب نائبة السيناتور سيناتور المستشار المستشارة مستشار مستشارة المبعوث المبعوثة
  مبعوث مبعوثة المتحدث المتحدثة متحدث متحدثة الناطق الناطقة زعيم الزعيم زعيمة مدير المدير مديرة المديرة أمين الأمين البابا
  البطريرك القاضي القاضية المحامي المحامية الكاتب الكاتبة الشاعر الشاعرة الباحث الباحثة الصحفي الصحفية الصحافي الصحافية
  الممثل الممثلة المخرج المخرجة اللاعب اللاعبة المدرب المدربة مدرب حارس مهاجم مدافع لاعب حاكم الحاكم محافظ والي عمدة
  الأستاذ الأستاذة البروفيسور المهندس المهندسة الرائد النقيب المواطن المواطنة المدعو الراحل الراحلة نظيره نظيرته المحقق
  المرشح المرشحة الفنان الفنانة المطرب المطربة المغني المغنية الخبير الخبيرة المحلل المحللة الناشط الناشطة الإعلامي
  الإعلامية العالم المؤرخ السجين المعتقل الشهيد الضحية زوجته زوجها نجله ابنه ابنته شقيقه والده بقيادة برئاسة بزعامة
  يقوده يرأسه تقوده ترأسه المدعي النجم نجم نجمة النجمة اللورد السير`)
const SAYING =
  words(`قال قالت وقال وقالت أعلن أعلنت وأعلن أكد أكدت وأكد أضاف أضافت وأضاف صرح صرحت وصرح ذكر وذكر أوضح أوضحت
  وأوضح أشار أشارت وأشار اعتبر واعتبر رأى حذر حذرت دعا ودعا كتب كتبت وكتب تابع وتابع نفى ونفى التقى والتقى استقبل واستقبل
  اتهم عين انتخب وعين وانتخب كلف`)
/** Say that the name after them is of something else. */
const THINGS =
  words(`نادي فريق منتخب صحيفة جريدة مجلة موقع شركة مجموعة مؤسسة جامعة كلية معهد مدرسة أكاديمية مستشفى مدينة بلدة
  قرية محافظة ولاية إقليم منطقة حي شارع ميدان ساحة طريق جسر برج ملعب استاد ستاد مطار ميناء مرفأ معبر مخيم سجن قصر فندق قلعة
  قناة إذاعة شبكة وكالة بنك مصرف حزب تيار حركة جماعة كتيبة لواء عاصفة العاصفة إعصار الإعصار تلسكوب التلسكوب مسبار المسبار
  قمر سفينة السفينة ناقلة الناقلة حاملة جائزة كأس دوري بطولة مسجد جامع كنيسة دير سد بحيرة نهر جبل جزيرة وادي خليج مضيق قاعدة
  مركز متحف مكتبة دار مسرح سوق فيلم مسلسل رواية كتاب أغنية برنامج تطبيق متحور فيروس مرض متلازمة صاروخ طائرة آل عائلة قبيلة`)
const PARTICLES = words('بن ابن بنت أبو أبي أبا أم عبد آل ولد دي فان فون دير ديل بو')
const JOINS_BEFORE = words('الله الدين الإسلام')
/** Look like a first name with a letter joined before it. */
const COMMON = words('لصالح وسعيد كسالم بسيف وناصر وعامر وفارس بطاهر ومالك ولطيف')
const CLITIC = /^(?:[وف]?[بلك]|[وف])(?=.{3})/

/** How many words of an office may stand between a title and the name. */
const OFFICE_WORDS = 6
const MOST_PARTS = 4
/** How much the letters of a word must look like a name: alone before another, after a first name or a title, after both. */
const LIKE = { first: 0.3, second: 0.15, more: 0.6, foreign: 0.8 } as const
const ARABIC = /^\p{Script=Arabic}+$/u

/** What a word is by itself. */
interface Kind {
  /** Without what may be joined before it. */
  readonly bare: string
  readonly isGiven: boolean
  readonly isParticle: boolean
  readonly isTitle: boolean
  readonly isThing: boolean
  /** Whether it may be a part of a name that begins or goes on here. */
  readonly isNameable: boolean
}

const kindOf = factOf(({ word }): Kind => {
  const bare = word.replace(CLITIC, '')
  const isTitle = TITLES.has(word) || TITLES.has(bare) || TITLES.has(word.replace(/^و?لل/, 'ال'))
  const isElse = isTitle || SAYING.has(word) || THINGS.has(word)
  const isDay = monthOf(word) !== undefined || weekdayOf(word) !== undefined
  return {
    bare,
    isGiven: isGivenName(word),
    isParticle: PARTICLES.has(word),
    isTitle,
    isThing: THINGS.has(word) || THINGS.has(bare),
    isNameable: word.length >= 2 && ARABIC.test(word) && !isElse && !isDay,
  }
})

const likenessOf = factOf(({ word }) => nameLikeness(word))

/** A word of the text with what it is known for. */
interface Word extends Kind {
  readonly token: Token
  readonly text: string
  readonly start: number
  readonly end: number
  readonly folded: string
  readonly isStop: boolean
  readonly isTaken: boolean
  readonly isKnown: boolean
}

/** The full names of people in an Arabic text, in its order. */
export function findArabicPeople(read: ReadText, isTaken: IsTaken): readonly PersonSpan[] {
  const { text } = read
  const all = wordsOf(read, isTaken)
  const found: PersonSpan[] = []
  let office = 0
  for (let at = 0; at < all.length; at++) {
    const word = all[at] as Word
    const anchor = all[at - 1]?.isThing ? undefined : anchorOf(text, all, at, office > 0)
    const end = anchor ? endOfName(text, all, at, office > 0) : at
    if (anchor && end - at >= 2) {
      const span = spanOf(text, all, at, end, anchor.cut)
      if (namePartsOf(span.text).length >= 2) {
        found.push({ ...span, isSure: anchor.isSure })
        at = end - 1
        office = 0
        continue
      }
    }
    if (word.isTitle) office = OFFICE_WORDS + 1
    else office = isOffice(text, all, at) ? Math.max(0, office - 1) : 0
  }
  return found
}

function wordsOf({ text, tokens }: ReadText, isTaken: IsTaken): readonly Word[] {
  const known = newsLexicon().known(tokens, 'ar')
  return tokens.map((token, at) => {
    const { start, end, word } = token
    const { bare, isGiven, isParticle, isTitle, isThing, isNameable } = kindOf(token)
    const written = text.slice(start, end)
    return {
      token,
      text: written,
      start,
      end,
      folded: word,
      bare,
      // على and علي fold to one, and only one of them is a name; آبي is a name and folds to أبي.
      isGiven: word === 'علي' ? written === 'علي' : isGiven,
      isParticle: isParticle && written !== 'آبي',
      isTitle,
      isThing,
      isNameable,
      isStop: ARABIC_STOP_WORDS.has(word) && !/^[وبلف]?علي$/.test(written),
      isTaken: isTaken(start, end),
      isKnown: known[at] === true,
    }
  })
}

interface Anchor {
  readonly isSure: boolean
  /** Letters that are joined before the name. */
  readonly cut: number
}

/** Whether a name may begin here: by a first name, after a title, or by letters that no Arabic word has. */
function anchorOf(text: string, all: readonly Word[], at: number, inOffice: boolean): Anchor | undefined {
  const word = all[at]
  if (!word || word.isTaken || word.isStop || !ARABIC.test(word.folded)) return undefined
  if (word.isGiven) return { isSure: true, cut: 0 }
  if (word.isParticle) return inOffice || word.folded === 'عبد' ? { isSure: true, cut: 0 } : undefined
  const { bare } = word
  const isJoined = bare !== word.folded && !COMMON.has(word.folded) && bare !== 'علي'
  if (isJoined && (isGivenName(bare) || bare === 'عبد'))
    return { isSure: true, cut: word.text.length - word.text.replace(CLITIC, '').length }
  if (!isNameable(word) || word.isKnown) return undefined
  const like = likenessOf(word.token)
  const before = all[at - 1]
  const isSaid = before !== undefined && isNext(text, before, word) && SAYING.has(before.folded)
  if ((inOffice || isSaid) && like >= LIKE.first && !/^ال/.test(word.folded)) return { isSure: true, cut: 0 }
  return like >= LIKE.foreign ? { isSure: false, cut: cutOf(word.text, like) } : undefined
}

/** A letter joined before a foreign name, where the rest looks no less like one: وديفيد. */
function cutOf(word: string, like: number): number {
  const bare = word.replace(CLITIC, '')
  return nameLikeness(bare) >= like ? word.length - bare.length : 0
}

/** The index after the last word of the name that begins at an index. */
function endOfName(text: string, all: readonly Word[], from: number, inOffice: boolean): number {
  let at = from
  let parts = 0
  while (at < all.length && parts < MOST_PARTS) {
    const word = all[at] as Word
    const before = all[at - 1]
    if (at > from && !(before && isNext(text, before, word))) break
    if (word.isParticle && isNameable(all[at + 1])) {
      at += 2
      parts++
    } else if (at > from && JOINS_BEFORE.has(word.folded)) at++
    else if (at === from || continues(word, before, parts, inOffice)) {
      at++
      parts++
    } else break
  }
  return at
}

/** Also a word that means something, where it can hardly be meant: the nisba or the one word after title and first name. */
function continues(word: Word, before: Word | undefined, parts: number, inOffice: boolean): boolean {
  if (word.isGiven) return true
  if (!isNameable(word) || /^(?:[وف]|[بلك]ال|لل)/.test(word.folded)) return false
  const isAfterFirst = parts === 1 && before !== undefined && (before.isGiven || isGivenName(before.bare))
  if (isAfterFirst && (inOffice || /^ال.*ي$/.test(word.folded))) return true
  if (word.isKnown) return false
  const like = likenessOf(word.token)
  return like >= (parts > 1 ? LIKE.more : LIKE.second)
}

function isNameable(word: Word | undefined): boolean {
  return word?.isNameable === true && !word.isStop && !word.isTaken
}

/** Words of an office go on: with the article, known words, places. */
function isOffice(text: string, all: readonly Word[], at: number): boolean {
  const [before, word] = [all[at - 1], all[at]]
  if (!before || !word || !isNext(text, before, word)) return false
  return /^(?:و?ال|لل)/.test(word.folded) || word.isTaken || word.isKnown || word.folded === 'في'
}

function isNext(text: string, before: Word, word: Word): boolean {
  return text.slice(before.end, word.start) === ' '
}

function spanOf(text: string, all: readonly Word[], from: number, to: number, cut: number) {
  const start = (all[from]?.start ?? 0) + cut
  const end = all[to - 1]?.end ?? start
  return { text: text.slice(start, end), start, end }
}
