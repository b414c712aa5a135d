import type { Db } from '../archive/archive.ts'
import { documentRows } from '../archive/relate-documents.ts'
import { vectorRows } from '../archive/relate-vectors.ts'
import { unpackDocument } from './document.ts'
import { type PackedVector, packVector, unpackVector } from './packed-vector.ts'

/** The packed vectors of some articles; of those that have none from before there were any, made of their documents. */
export async function readVectors(db: Db, ids: readonly number[]): Promise<readonly PackedVector[]> {
  const rows = await vectorRows(db, ids)
  if (rows.length === new Set(ids).size) return rows.map(unpackVector)
  const packed = new Set(rows.map((row) => row.article_id))
  const documents = await documentRows(
    db,
    ids.filter((id) => !packed.has(id)),
  )
  const made = documents.map((row) => {
    const document = unpackDocument(row)
    const norms = { own: row.own_norm, shared: row.shared_norm }
    return packVector(document, { features: document.features, norms })
  })
  return [...rows, ...made].map(unpackVector)
}
