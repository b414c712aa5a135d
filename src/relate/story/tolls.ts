import { fold } from '../../text/fold.ts'

/** What reports of a disaster or a fight count, and correct from one report to the next. */
export const TOLLS = ['dead', 'injured', 'missing', 'displaced'] as const
export type Toll = (typeof TOLLS)[number]

const NUMBER = '(\\d{1,3}(?:[,٬.]\\d{3}){1,3}|\\d{1,9})(?:[ -](thousand|million|الفا?|الاف|مليون|ملايين))?'
const TIMES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  الف: 1e3,
  الفا: 1e3,
  الاف: 1e3,
  million: 1e6,
  مليون: 1e6,
  ملايين: 1e6,
}

/** Up to so many words may stand between a number and what it counts: 5,300 people were dead. */
const BETWEEN = '(?:[ ]\\p{L}{1,14}){0,3}[ ]'
const ABOUT =
  '(?:[ ](?:at|least|more|than|over|about|some|nearly|almost|around|to|of|of at|rises|rose|up|has|risen|reached|by|now|stands|' +
  'ما|لا|يقل|عن|علي|اكثر|من|نحو|قرابه|حوالي|زهاء|الي|ارتفع|ارتفعت|بلغ|بلغت|عدد)){0,5}[ ]'

/** Folded words; the ones that follow a number, and the ones that go before it. */
const WORDS: Readonly<Record<Toll, { readonly after: string; readonly before: string }>> = {
  dead: {
    after: '(?:dead|killed|died|deaths|bodies|were killed|قتيلا?|قتلي|قتلوا|لقوا حتفهم|توفوا|جثه|جثث|شهيدا?|وفاه)',
    before: '(?:killed|killing|kills|death toll|dead|مقتل|قتل|قتلي|القتلي|الضحايا|ضحايا|وفاه|مصرع|الوفيات|استشهاد)',
  },
  injured: {
    after: '(?:injured|wounded|hurt|جريحا?|جرحي|مصابا?|مصابين)',
    before: '(?:injured|injuring|wounded|wounding|اصابه|الجرحي|المصابين|جرح)',
  },
  missing: { after: '(?:missing|unaccounted|مفقودا?|مفقودين)', before: '(?:missing|المفقودين|فقدان)' },
  displaced: {
    after: '(?:displaced|homeless|fled|نازحا?|نازحين|مشردا?|نزحوا)',
    before: '(?:displaced|displacing|نزوح|تشريد|النازحين)',
  },
}

/** The toll of the flood that swept through the city has risen to 5,300: so much may stand between. */
const RISEN = new RegExp(
  `(?<!\\p{L})(?:death toll|toll|حصيله)[^.؟!?]{0,90}?[ ](?:to|at|passes|passed|past|reached|reaches|exceeds|above|الي|بلغت|تجاوزت|بلغ)(?:[ ](?:at|least|more|than|over|اكثر|من|نحو)){0,3}[ ]${NUMBER}(?![\\d.,]*\\d|\\p{L})`,
  'gu',
)

const PATTERNS = TOLLS.map((toll) => ({
  toll,
  patterns: [
    new RegExp(`(?<![\\p{L}\\d.,])${NUMBER}${BETWEEN}${WORDS[toll].after}(?!\\p{L})`, 'gu'),
    new RegExp(`(?<!\\p{L})و?${WORDS[toll].before}${ABOUT}${NUMBER}(?![\\d.,]*\\d|\\p{L})`, 'gu'),
    ...(toll === 'dead' ? [RISEN] : []),
  ],
}))

/** Numbers of these years after such words are years: killed in 2011. */
const isYear = (value: number) => value >= 1900 && value <= 2100

/** What a text counts: of each toll the highest number that it gives. Words for numbers are passed over. */
export function tollsOf(text: string): ReadonlyMap<Toll, number> {
  const folded = fold(text).replace(/\s+/g, ' ')
  const found = new Map<Toll, number>()
  for (const { toll, patterns } of PATTERNS) {
    for (const pattern of patterns) {
      for (const [, digits = '', unit] of folded.matchAll(pattern)) {
        const value = Number(digits.replace(/[,٬.]/g, '')) * (TIMES[unit ?? ''] ?? 1)
        if (!unit && isYear(value) && !/[,٬]/.test(digits)) continue
        found.set(toll, Math.max(value, found.get(toll) ?? 0))
      }
    }
  }
  return found
}
