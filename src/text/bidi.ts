import { directionOf, type Lang } from '../model/lang.ts'

const LRI = '\u2066'
const RLI = '\u2067'
const FSI = '\u2068'
const PDI = '\u2069'

/**
 * Text isolated from its surroundings where no markup can do it: `<title>`, feeds, share tags, mail
 * (UAX #9, explicit directional isolates). With a language the direction is that language's; without
 * one, the first strong letter decides (FSI). Isolates inside that do not pair are removed, since one
 * PDI too many would end ours.
 */
export function isolate(text: string, lang?: Lang): string {
  return initiator(lang) + balanced(text) + PDI
}

function initiator(lang: Lang | undefined): string {
  if (lang === undefined) return FSI
  return directionOf(lang) === 'rtl' ? RLI : LRI
}

function balanced(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text
  const chars = [...text]
  const open: number[] = []
  const unpaired = new Set<number>()
  chars.forEach((char, index) => {
    if (char === LRI || char === RLI || char === FSI) open.push(index)
    else if (char === PDI && open.pop() === undefined) unpaired.add(index)
  })
  for (const index of open) unpaired.add(index)
  return unpaired.size === 0 ? text : chars.filter((_, index) => !unpaired.has(index)).join('')
}
