import { readdirSync, readFileSync } from 'node:fs'
import type { EditionLang } from '../../src/model/lang.ts'
import { LanguageModel } from './language-model.ts'
import { random } from './random.ts'
import type { Text } from './search-archive.ts'

/** In both languages. */
type Named = Readonly<Record<EditionLang, string>>

const KNOWLEDGE = new URL('../../knowledge/', import.meta.url)

/** The first name in each language of every row of a table. */
function rowsOf(file: string, ar: number, en: number): readonly Named[] {
  const first = (cell = '') => cell.split('|')[0]?.trim().replace(/\?$/, '') ?? ''
  return readFileSync(new URL(file, KNOWLEDGE), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#') && !/^(?:id|code)\t/.test(line))
    .map((line) => line.split('\t'))
    .map((cells) => ({ ar: first(cells[ar]), en: first(cells[en]) }))
    .filter(({ ar, en }) => ar !== '' && en !== '')
}

const PLACES = [...rowsOf('countries.tsv', 4, 5), ...rowsOf('places.tsv', 5, 6)]
const ORGANISATIONS = rowsOf('organisations.tsv', 3, 4)
const TOPICS = readdirSync(new URL('lexicon/', KNOWLEDGE))
  .sort()
  .flatMap((file) => rowsOf(`lexicon/${file}`, 0, 1))
const GIVEN = ['محمد Mohamed', 'أحمد Ahmed', 'خالد Khaled', 'عمر Omar', 'سامي Sami', 'ليلى Layla', 'فاطمة Fatima']
  .concat(['يوسف Youssef', 'حسن Hassan', 'كريم Karim', 'نادية Nadia', 'سليم Salim', 'رانيا Rania', 'طارق Tarek'])
  .map(pairOf)
const FAMILY = ['حداد Haddad', 'منصوري Mansouri', 'خليفة Khalifa', 'زيدان Zidan', 'شريف Sharif', 'غانم Ghanem']
  .concat(['بركات Barakat', 'فرحات Farhat', 'سويدان Sweidan', 'قاسم Qassem', 'رمضان Ramadan', 'هاشمي Hashemi'])
  .concat(['مراد Murad', 'نجار Najjar', 'صالحي Salehi', 'تميمي Tamimi', 'عيساوي Issawi', 'بوعزيز Bouaziz'])
  .map(pairOf)

function pairOf(written: string): Named {
  const [ar = '', en = ''] = written.split(' ')
  return { ar, en }
}

/** One event for every five articles. */
const ARTICLES_AN_EVENT = 5
/** How many articles go by, on average, between an event's beginning and a report of it: a day and a half. */
const MEAN_LAG = 400
/** Some reports are of events sixteen times as large. */
const LARGE = { share: 0.3, size: 16 }
const WITHOUT_EVENT = 0.2
/** Every so many articles carry an earlier one's text with a sentence added. */
const COPY_EVERY = 50
const COPY_OF = 4

const MODELS = { ar: new LanguageModel('ar'), en: new LanguageModel('en') }

/** What the reports of an event have in common. */
interface Event {
  readonly names: readonly Named[]
  readonly topics: readonly Named[]
  readonly toll: number
}

/** The event that an article tells of; undefined for one of none. Reports come thick at first and seldom later. */
export function eventOf(number: number): number | undefined {
  const next = random(number ^ 0x2545f491)
  if (next() < WITHOUT_EVENT) return undefined
  const lag = Math.floor(-Math.log(1 - next()) * MEAN_LAG)
  const event = Math.max(0, Math.floor((number - lag) / ARTICLES_AN_EVENT))
  return next() < LARGE.share ? event - (event % LARGE.size) : event
}

function eventNumbered(number: number): Event {
  const next = random(number ^ 0x6c078965)
  // Some places and subjects are in the news again and again, most seldom.
  const pick = (all: readonly Named[]) => all[Math.floor(next() ** 2 * all.length)] ?? { ar: '', en: '' }
  const person = () => {
    const [given, family] = [pick(GIVEN), pick(FAMILY)]
    return { ar: `${given.ar} ${family.ar}`, en: `${given.en} ${family.en}` }
  }
  return {
    names: [pick(PLACES), pick(PLACES), pick(ORGANISATIONS), person(), person()],
    topics: Array.from({ length: 8 }, () => pick(TOPICS)),
    toll: 2 + Math.floor(next() * 400),
  }
}

/**
 * Article `number` of a newsroom in two languages: words of the seeds by Zipf's law, as in `textOf`, and in every
 * sentence something of the event that it tells of, in its language. Copies and reports of no event are among them.
 */
export function reportOf(number: number): Text {
  if (number % COPY_EVERY === 0 && number > COPY_OF) {
    const first = reportOf(number - COPY_OF)
    return { ...first, paragraphs: [...first.paragraphs, sentenceOf(first.lang, random(number), 12, undefined)] }
  }
  const next = random(number * 2 + 1)
  const lang = number % 2 === 0 ? 'ar' : 'en'
  const at = eventOf(number)
  const event = at === undefined ? undefined : eventNumbered(at)
  const length = 100 + Math.floor(500 * next() ** 2.3)
  const paragraphs: string[] = []
  for (let left = length; left > 0; left -= 50) {
    paragraphs.push([0, 1].map(() => sentenceOf(lang, next, 15 + Math.floor(next() * 20), event)).join(' '))
  }
  return {
    lang,
    kind: number % 3 === 0 ? 'article' : 'news',
    headline: sentenceOf(lang, next, 6 + Math.floor(next() * 4), event).slice(0, -1),
    standfirst: next() < 0.5 ? sentenceOf(lang, next, 14, event) : null,
    paragraphs,
  }
}

function sentenceOf(lang: EditionLang, next: () => number, length: number, event: Event | undefined): string {
  const words = MODELS[lang].words(next, length)
  if (event) {
    const pick = (all: readonly Named[]) => all[Math.floor(next() * all.length)]?.[lang] ?? ''
    const told = [pick(event.names), pick(event.topics), ...(next() < 0.2 ? [String(event.toll)] : [])]
    for (const one of told) words.splice(Math.floor(next() * words.length), 1, one)
  }
  const text = words.join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
