import type { Db, Tx } from './archive.ts'
import { preparedIn, preparedRows } from './prepared.ts'
import { bytes } from './search.ts'

/** A document made small, to be screened: `src/relate/screen.ts` packs and reads its features. */
export interface VectorRow {
  readonly article_id: number
  readonly lang: string
  readonly kind: string
  readonly section_id: number | null
  readonly published_at: number
  readonly own_norm: number
  readonly shared_norm: number
  readonly features: Uint8Array
}

const COLUMNS = [
  'article_id',
  'lang',
  'kind',
  'section_id',
  'published_at',
  'own_norm',
  'shared_norm',
  'features',
] as const satisfies readonly (keyof VectorRow)[]

const rowsOf = preparedIn<VectorRow>((db, ids) =>
  db
    .selectFrom('relate_vector')
    .select(COLUMNS)
    .where('article_id', 'in', [...ids]),
)

export function vectorRows(db: Db, ids: readonly number[]): Promise<readonly VectorRow[]> {
  return rowsOf(db, ids)
}

const write = preparedRows<Readonly<Record<keyof VectorRow, string | number | null | Uint8Array>>>((db, rows) =>
  db
    .insertInto('relate_vector')
    .values(
      rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as unknown as VectorRow),
    )
    .onConflict((conflict) =>
      conflict
        .column('article_id')
        .doUpdateSet((eb) => Object.fromEntries(COLUMNS.map((column) => [column, eb.ref(`excluded.${column}`)]))),
    ),
)

export async function putVectors(tx: Tx, rows: readonly VectorRow[]): Promise<void> {
  await write(
    tx,
    rows.map((row) => ({ ...row, features: bytes(row.features) })),
  )
}

export async function deleteVector(tx: Tx, articleId: number): Promise<void> {
  await tx.deleteFrom('relate_vector').where('article_id', '=', articleId).execute()
}
