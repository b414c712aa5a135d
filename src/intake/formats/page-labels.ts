import { matchKey } from '../../text/fold.ts'

/** The labels of an article page's header, as its English and its Arabic edition print them. */
const HEADER = {
  date: ['Date', 'التاريخ', 'تاريخ النشر'],
  source: ['Source', 'المصدر'],
  byline: ['By', 'Byline', 'Author', 'بقلم', 'الكاتب'],
} as const

/** The lines that part a page: all but `copyright` end the body. */
const LANDMARKS = {
  comments: ['Readers Comments', "Reader's Comments", 'Comments', 'تعليقات القراء', 'تعليقات', 'التعليقات'],
  'add-comment': ['Add your comment', 'Add a comment', 'أضف تعليقك', 'أضف تعليقا'],
  news: ['Related News', 'أخبار ذات صلة', 'أخبار متعلقة'],
  article: ['Related Articles', 'مقالات ذات صلة', 'مقالات متعلقة'],
} as const

export type HeaderField = keyof typeof HEADER
export type Landmark = { readonly name: keyof typeof LANDMARKS | 'copyright'; readonly count?: number }

/** A landmark is a short line; long ones are text and need not be compared. */
const LONGEST_LANDMARK = 200
const LONGEST_HEADER = 1000
const COUNTED = /^(\D+) (\d[\d ]{0,8})$/
/** With a year at once behind it, or the reservation of rights: a sentence about copyright is text. */
const COPYRIGHT = /^(?:©|\(c\)|copyright|حقوق|جميع الحقوق)(?:\P{L}*\p{Nd}{4}|.*(?:rights reserved|محفوظة))/iu

const headerFields = keyed<HeaderField>(HEADER)
const landmarks = keyed<keyof typeof LANDMARKS>(LANDMARKS)
const words = Object.values(HEADER).flat().join('|')
const HEADER_LABEL = new RegExp(`(?:^|(?<=[\\s|,،;•·-]))(${words})\\s?[:：]`, 'gi')
const SEPARATORS_AROUND = /^[\s|,،;•·-]+|[\s|,،;•·-]+$/g

/**
 * The fields of a header line: `Date: Jun 6, 2020`, or several in one line. Empty for any other line.
 *
 * @param line cleaned, without white space around it
 */
export function headerFieldsIn(line: string): [HeaderField, string][] {
  if (line.length > LONGEST_HEADER) return []
  const [before, ...pairs] = line.split(HEADER_LABEL)
  if (before !== '') return []
  const fields: [HeaderField, string][] = []
  for (let at = 0; at < pairs.length; at += 2) {
    const field = headerFields.get(matchKey(pairs[at] ?? ''))
    if (field !== undefined) fields.push([field, (pairs[at + 1] ?? '').replace(SEPARATORS_AROUND, '')])
  }
  return fields
}

/** The landmark that a cleaned line is, with the number that it counts: `Readers Comments (3)`. */
export function landmarkIn(line: string): Landmark | undefined {
  if (line === '' || line.length > LONGEST_LANDMARK) return undefined
  if (COPYRIGHT.test(line)) return { name: 'copyright' }
  const key = matchKey(line)
  const [, label = key, count] = COUNTED.exec(key) ?? []
  const name = landmarks.get(label)
  return name && { name, ...(count !== undefined && { count: Number(count.replaceAll(' ', '')) }) }
}

function keyed<Name extends string>(table: Readonly<Record<Name, readonly string[]>>): Map<string, Name> {
  const names = Object.keys(table) as Name[]
  return new Map(names.flatMap((name) => table[name].map((label) => [matchKey(label), name] as const)))
}
