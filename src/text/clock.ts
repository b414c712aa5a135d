const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Hours ahead of UTC: RFC 2822's names, and the zones of Europe that have only one meaning. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, 'ت غ': 0, غرينتش: 0, جرينتش: 0, 'بتوقيت غرينتش': 0, 'بتوقيت جرينتش': 0 },
  ...{ est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 },
  ...{ bst: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3 },
}

const CLOCK = /(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(am|pm|a\.m\.|p\.m\.|ص|م)(?!\p{L}))?/u
const OFFSET = /^\(?(?:utc|gmt)? ?([+-])(\d{1,2}):?(\d{2})?(?!\d)\)?/

/** A time of day found in a text: milliseconds after midnight UTC (it may fall on a neighbouring day), and the text without it. */
export interface Clock {
  readonly sinceMidnight: number
  readonly rest: string
}

/**
 * The time of day in a folded text, with its zone where one is named; without one it is read as UTC.
 * `'none'` when the text has no time; undefined when it has one that no clock shows.
 */
export function clockIn(folded: string): Clock | 'none' | undefined {
  const match = CLOCK.exec(folded)
  if (!match) return 'none'
  const [whole, hours, minutes, seconds = '0', half] = match
  const hour = hourOf(Number(hours), half)
  if (hour === undefined || Number(minutes) > 59 || Number(seconds) > 60) return undefined
  const { offset, length } = zoneAt(folded.slice(match.index + whole.length))
  const before = folded.slice(0, match.index).replace(/(?<=\d)t$|(?: at| الساعه|[ ,])+$/, '')
  return {
    sinceMidnight: hour * HOUR + Number(minutes) * MINUTE + Number(seconds) * 1000 - offset,
    rest: `${before} ${folded.slice(match.index + whole.length + length)}`.trim(),
  }
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour < 24 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (/^[pم]/.test(half) ? 12 : 0)
}

/** The zone that a text begins with, in milliseconds ahead of UTC, and how much of the text it takes. */
function zoneAt(after: string): { offset: number; length: number } {
  const space = after.length - after.trimStart().length
  const text = after.trimStart()
  const [written, sign, hours, minutes = '0'] = OFFSET.exec(text) ?? []
  if (written !== undefined) {
    const size = Number(hours) * HOUR + Number(minutes) * MINUTE
    return { offset: sign === '-' ? -size : size, length: space + written.length }
  }
  const name = /^\(?((?:بتوقيت )?\p{L}+(?:[. ]غ)?)\)?/u.exec(text)
  const hour = ZONES[(name?.[1] ?? '').replace('.', ' ')]
  return name && hour !== undefined ? { offset: hour * HOUR, length: space + name[0].length } : { offset: 0, length: 0 }
}
