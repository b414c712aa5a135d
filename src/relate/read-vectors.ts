import type { Db } from '../archive/archive.ts'
import { documentRows } from '../archive/relate-documents.ts'
import { type VectorRow, vectorRows } from '../archive/relate-vectors.ts'
import { unpackDocument } from './document.ts'
import { packVector } from './screen.ts'

/** The packed vectors of some articles; of those that have none from before there were any, made of their documents. */
export async function readVectors(db: Db, ids: readonly number[]): Promise<readonly VectorRow[]> {
  const rows = await vectorRows(db, ids)
  if (rows.length === new Set(ids).size) return rows
  const packed = new Set(rows.map((row) => row.article_id))
  const documents = await documentRows(
    db,
    ids.filter((id) => !packed.has(id)),
  )
  return [
    ...rows,
    ...documents.map((row) => {
      const document = unpackDocument(row)
      return packVector(document, {
        features: document.features,
        norms: { own: row.own_norm, shared: row.shared_norm },
      })
    }),
  ]
}
