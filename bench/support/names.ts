import { random } from './random.ts'

/** How many people the generated archives tell of. */
export const PEOPLE = 30_000

/** The name of a person in both scripts, and how often the person is told of beside others: 0 is the one told of most. */
export interface TwoNames {
  readonly rank: number
  readonly arabic: string
  readonly latin: string
}

const FIRST = [
  ['أحمد', 'Ahmed'],
  ['محمد', 'Mohammed'],
  ['خالد', 'Khaled'],
  ['سامر', 'Samer'],
  ['فاطمة', 'Fatima'],
  ['ديفيد', 'David'],
  ['يوسف', 'Youssef'],
  ['مريم', 'Mariam'],
  ['طارق', 'Tarek'],
  ['بيتر', 'Peter'],
] as const
const SYLLABLES = [
  ['با', 'ba'],
  ['ري', 'ri'],
  ['مو', 'mu'],
  ['نا', 'na'],
  ['شي', 'shi'],
  ['كا', 'ka'],
  ['لو', 'lu'],
  ['دا', 'da'],
  ['في', 'fi'],
  ['سا', 'sa'],
  ['تو', 'tu'],
  ['غي', 'ghi'],
  ['زا', 'za'],
  ['جو', 'ju'],
  ['حا', 'ha'],
] as const

/** The same for every run. */
export function nameOf(rank: number): TwoNames {
  const next = random(rank)
  const draw = <T>(from: readonly T[]) => from[Math.floor(next() * from.length)] as T
  const first = draw(FIRST)
  const last = [draw(SYLLABLES), draw(SYLLABLES), draw(SYLLABLES), draw(SYLLABLES)]
  const latin = last.map(([, one]) => one).join('')
  return {
    rank,
    arabic: `${first[0]} ${last.map(([one]) => one).join('')}ر`,
    latin: `${first[1]} ${latin.charAt(0).toUpperCase()}${latin.slice(1)}r`,
  }
}
