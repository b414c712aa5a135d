import { fold } from '../fold.ts'
import { alternatives, readTable } from '../gazetteer/table.ts'

/** From a folded first name to the rows of the table that it stands in. */
let rows: ReadonlyMap<string, ReadonlySet<number>> | undefined

function rowsOf(folded: string): ReadonlySet<number> | undefined {
  rows ??= read()
  return rows.get(folded)
}

function read(): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>()
  for (const { line, cells } of readTable('given-names.tsv')) {
    for (const name of [cells.ar, cells.en].flatMap(alternatives).map(fold)) {
      found.set(name, (found.get(name) ?? new Set()).add(line))
    }
  }
  return found
}

/** Whether a folded word of either script is a first name: `knowledge/given-names.tsv`. It tells of nobody who bears it. */
export function isGivenName(folded: string): boolean {
  return rowsOf(folded) !== undefined
}

/** Whether two first names in two scripts are one; undefined where the table does not know both. */
export function isSameGivenName(one: string, other: string): boolean | undefined {
  const [ours, theirs] = [rowsOf(one), rowsOf(other)]
  return ours && theirs && [...ours].some((row) => theirs.has(row))
}
