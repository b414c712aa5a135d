import { sql } from 'kysely'
import type { Lang } from '../model/lang.ts'
import type { Db, Tx } from './archive.ts'
import { prepared } from './prepared.ts'

/** In how many approved comments, and in how many that were called spam, a term stood. */
export interface TermCounts {
  readonly ham: number
  readonly spam: number
}

/** The term that stands in every comment, and so counts them. */
const EVERY = ''

/** A query for each length of a list that is asked with; a list that is shorter says one of its terms again. */
const LENGTHS = [16, 32, 64, 128, 256, 512] as const
const LONGEST = 512

type TermRow = TermCounts & { readonly term: string }

const countsOf = new Map(
  LENGTHS.map((length) => {
    const names = Array.from({ length }, (_, index) => `term${index}`)
    const query = prepared<Record<string, string>, TermRow>((db, values) =>
      db
        .selectFrom('comment_term')
        .select(['term', 'ham', 'spam'])
        .where('lang', '=', values.lang ?? '')
        .where(
          'term',
          'in',
          names.map((name) => values[name] ?? ''),
        ),
    )
    const valuesOf = (terms: readonly string[]) =>
      Object.fromEntries(names.map((name, index) => [name, terms[index] ?? EVERY]))
    return [length, (db: Db, lang: Lang, terms: readonly string[]) => query(db, { ...valuesOf(terms), lang })]
  }),
)

/**
 * The counts of some terms of a language, at most 511, and of all its comments under `all`. Terms that were never seen
 * are left out.
 */
export async function termCounts(
  db: Db,
  lang: Lang,
  terms: readonly string[],
): Promise<{ readonly all: TermCounts; readonly terms: ReadonlyMap<string, TermCounts> }> {
  const asked = [EVERY, ...terms]
  const read = countsOf.get(LENGTHS.find((length) => asked.length <= length) ?? LONGEST)
  const rows = (await read?.(db, lang, asked)) ?? []
  const counts = new Map(rows.map(({ term, ham, spam }) => [term, { ham, spam }]))
  const all = counts.get(EVERY) ?? { ham: 0, spam: 0 }
  counts.delete(EVERY)
  return { all, terms: counts }
}

/** Counts one comment in, or with `by` −1 out again. Terms in one order, so that two who count do not wait for each other. */
export async function countTerms(
  tx: Tx,
  lang: Lang,
  terms: readonly string[],
  as: 'ham' | 'spam',
  by: 1 | -1,
): Promise<void> {
  const rows = [EVERY, ...new Set(terms)].sort().map((term) => ({ lang, term, ham: 0, spam: 0, [as]: by }))
  await tx
    .insertInto('comment_term')
    .values(rows)
    .onConflict((known) =>
      known.columns(['lang', 'term']).doUpdateSet({ [as]: sql`comment_term.${sql.ref(as)} + ${sql.lit(by)}` }),
    )
    .execute()
}
