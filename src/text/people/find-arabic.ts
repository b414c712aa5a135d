import type { Token } from '../analyser.ts'
import { ARABIC_STOP_WORDS } from '../ar/stop-words.ts'
import { fold } from '../fold.ts'
import { newsLexicon } from '../lexicon/news-lexicon.ts'
import { monthOf, weekdayOf } from '../month-names.ts'
import { nameLikeness } from '../names/likeness.ts'
import type { ReadText } from '../read-text.ts'
import { factOf, kept } from '../word-facts.ts'
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
  readonly isArabic: boolean
  readonly isStop: boolean
  readonly isGiven: boolean
  /** Whether it is a first name without what may be joined before it, and whether a name may begin there. */
  readonly isGivenBare: boolean
  readonly isJoinedBefore: boolean
  readonly isParticle: boolean
  readonly isTitle: boolean
  readonly isThing: boolean
  readonly isSaying: boolean
  /** Whether it may be a part of a name that begins or goes on here. */
  readonly isNameable: boolean
  readonly isBound: boolean
  readonly isNisba: boolean
  readonly hasArticle: boolean
  readonly isOfOffice: boolean
}

const kindOf = factOf(({ word, written }: Pick<Token, 'word' | 'written'>): Kind => {
  const bare = word.replace(CLITIC, '')
  const isTitle = TITLES.has(word) || TITLES.has(bare) || TITLES.has(word.replace(/^و?لل/, 'ال'))
  const isElse = isTitle || SAYING.has(word) || THINGS.has(word)
  const isDay = monthOf(word) !== undefined || weekdayOf(word) !== undefined
  return oneOf({
    isArabic: ARABIC.test(word),
    isStop: ARABIC_STOP_WORDS.has(word) && !/^[وبلف]?علي$/.test(written),
    // على and علي fold to one, and only one of them is a name; آبي is a name and folds to أبي.
    isGiven: word === 'علي' ? written === 'علي' : isGivenName(word),
    isGivenBare: isGivenName(bare),
    isJoinedBefore: bare !== word && !COMMON.has(word) && bare !== 'علي' && (isGivenName(bare) || bare === 'عبد'),
    isParticle: PARTICLES.has(word) && written !== 'آبي',
    isTitle,
    isThing: THINGS.has(word) || THINGS.has(bare),
    isSaying: SAYING.has(word),
    isNameable: word.length >= 2 && ARABIC.test(word) && !isElse && !isDay,
    isBound: /^(?:[وف]|[بلك]ال|لل)/.test(word),
    isNisba: /^ال.*ي$/.test(word),
    hasArticle: word.startsWith('ال'),
    isOfOffice: /^(?:و?ال|لل)/.test(word) || word === 'في',
  })
})

/** There are many words and few kinds: one of each is kept. */
const oneOf = kept<Kind>()

const likenessOf = factOf(({ word }) => nameLikeness(word))

/** The words of a text with what they are known for. */
interface Words extends ReadText {
  readonly kinds: readonly Kind[]
  /** Whether each means something. */
  readonly isKnown: readonly boolean[]
  readonly isTaken: (at: number) => boolean
}

/** The full names of people in an Arabic text, in its order. */
export function findArabicPeople(read: ReadText, isTaken: IsTaken): readonly PersonSpan[] {
  const { tokens } = read
  const words: Words = {
    ...read,
    kinds: tokens.map(kindOf),
    isKnown: newsLexicon().known(tokens, 'ar'),
    isTaken: (at) => isTaken(tokens[at]?.start ?? 0, tokens[at]?.end ?? 0),
  }
  const found: PersonSpan[] = []
  let office = 0
  for (let at = 0; at < tokens.length; at++) {
    const span = personAt(words, at, office > 0)
    if (span) {
      found.push(span.person)
      at = span.to - 1
      office = 0
    } else if (words.kinds[at]?.isTitle) office = OFFICE_WORDS + 1
    else office = office > 0 && isOffice(words, at) ? office - 1 : 0
  }
  return found
}

/** The person whose name begins at a word, and the index after its last. */
function personAt(words: Words, at: number, inOffice: boolean) {
  const anchor = words.kinds[at - 1]?.isThing ? undefined : anchorOf(words, at, inOffice)
  if (!anchor) return undefined
  const to = endOfName(words, at, inOffice)
  if (to - at < 2) return undefined
  const start = (words.tokens[at]?.start ?? 0) + anchor.cut
  const end = words.tokens[to - 1]?.end ?? start
  const text = words.text.slice(start, end)
  if (namePartsOf(text).length < 2) return undefined
  return { person: { text, start, end, isSure: anchor.isSure }, to }
}

interface Anchor {
  readonly isSure: boolean
  /** Letters that are joined before the name. */
  readonly cut: number
}

/** Whether a name may begin here: by a first name, after a title, or by letters that no Arabic word has. */
function anchorOf(words: Words, at: number, inOffice: boolean): Anchor | undefined {
  const [token, kind] = [words.tokens[at], words.kinds[at]]
  if (!token || !kind || kind.isStop || !kind.isArabic) return undefined
  const anchor = surelyAnchored(token, kind, inOffice) ?? likelyAnchored(words, token, kind, at, inOffice)
  return anchor && !words.isTaken(at) ? anchor : undefined
}

function surelyAnchored({ word, written }: Token, kind: Kind, inOffice: boolean): Anchor | undefined {
  if (kind.isGiven) return { isSure: true, cut: 0 }
  if (kind.isParticle) return inOffice || word === 'عبد' ? { isSure: true, cut: 0 } : undefined
  return kind.isJoinedBefore ? { isSure: true, cut: written.length - written.replace(CLITIC, '').length } : undefined
}

function likelyAnchored(words: Words, token: Token, kind: Kind, at: number, inOffice: boolean): Anchor | undefined {
  if (kind.isParticle || !kind.isNameable || words.isKnown[at]) return undefined
  const like = likenessOf(token)
  if (like < LIKE.first) return undefined
  const isSaid = words.kinds[at - 1]?.isSaying === true && isNext(words, at)
  if ((inOffice || isSaid) && !kind.hasArticle) return { isSure: true, cut: 0 }
  return like >= LIKE.foreign ? { isSure: false, cut: cutOf(token) } : undefined
}

/** A letter joined before a foreign name, where the rest looks no less like one: وديفيد. */
const cutOf = factOf(({ word, written }: Pick<Token, 'word' | 'written'>) => {
  const bare = written.replace(CLITIC, '')
  return nameLikeness(bare) >= nameLikeness(word) ? written.length - bare.length : 0
})

/** The index after the last word of the name that begins at an index. */
function endOfName(words: Words, from: number, inOffice: boolean): number {
  const { tokens, kinds } = words
  let at = from
  let parts = 0
  while (at < tokens.length && parts < MOST_PARTS) {
    if (at > from && !isNext(words, at)) break
    if (kinds[at]?.isParticle && isNameable(words, at + 1)) {
      at += 2
      parts++
    } else if (at > from && JOINS_BEFORE.has(tokens[at]?.word ?? '')) at++
    else if (at === from || continues(words, at, parts, inOffice)) {
      at++
      parts++
    } else break
  }
  return at
}

/** Also a word that means something, where it can hardly be meant: the nisba or the one word after title and first name. */
function continues(words: Words, at: number, parts: number, inOffice: boolean): boolean {
  const [token, kind, before] = [words.tokens[at] as Token, words.kinds[at] as Kind, words.kinds[at - 1]]
  if (kind.isGiven) return true
  if (!isNameable(words, at) || kind.isBound) return false
  const isAfterFirst = parts === 1 && before !== undefined && (before.isGiven || before.isGivenBare)
  if (isAfterFirst && (inOffice || kind.isNisba)) return true
  if (words.isKnown[at]) return false
  return likenessOf(token) >= (parts > 1 ? LIKE.more : LIKE.second)
}

function isNameable({ kinds, isTaken }: Words, at: number): boolean {
  const kind = kinds[at]
  return kind?.isNameable === true && !kind.isStop && !isTaken(at)
}

/** Words of an office go on: with the article, known words, places. */
function isOffice(words: Words, at: number): boolean {
  if (!isNext(words, at)) return false
  return words.kinds[at]?.isOfOffice === true || words.isKnown[at] === true || words.isTaken(at)
}

/** Whether a word follows the one before it after a space. */
function isNext({ text, tokens }: Words, at: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]]
  if (!before || !word) return false
  return word.start === before.end + 1 && text.charAt(before.end) === ' '
}
