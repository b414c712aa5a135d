import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

const SCHEMAS = new URL('../../fixtures/schemas/', import.meta.url)

/** A schema of `fixtures/schemas/`, RELAX NG or XML Schema by its name, after it those that it imports. */
export type SchemaFiles = readonly [schema: string, ...imported: string[]]

export const ATOM: SchemaFiles = ['atom.rng']
export const RSS: SchemaFiles = ['rss.rng']
export const SITEMAP: SchemaFiles = [
  'sitemap-extended.xsd',
  'sitemap.xsd',
  'sitemap-news.xsd',
  'sitemap-alternates.xsd',
]
export const SITEMAP_INDEX: SchemaFiles = ['siteindex.xsd']

const read = (fileName: string) => ({ fileName, contents: readFileSync(new URL(fileName, SCHEMAS), 'utf8') })

/** Fails unless all documents are valid. Together, since each call starts a worker of its own. */
export async function assertValid(files: SchemaFiles, ...documents: readonly string[]): Promise<void> {
  const { valid, errors, rawOutput } = await validate(files, documents)
  const found = errors.map(({ message, document }) => `${message}: ${document?.slice(0, 2000)}`)
  assert.deepEqual(found, [])
  assert.ok(valid, rawOutput)
}

/** Fails unless the schema finds something wrong with each of the documents. */
export async function assertRefused(files: SchemaFiles, ...documents: readonly string[]): Promise<void> {
  const { errors } = await validate(files, documents)
  const refused = new Set(errors.map(({ document }) => document))
  assert.deepEqual(
    documents.filter((document) => !refused.has(document)),
    [],
  )
}

/** Each error with the document that it is in. */
async function validate([schema, ...imported]: SchemaFiles, documents: readonly string[]) {
  const { errors, ...result } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: read(schema),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
    preload: imported.map(read),
  })
  const located = errors.map(({ message, loc }) => ({
    message,
    document: documents[Number.parseInt(loc?.fileName ?? '', 10)],
  }))
  return { ...result, errors: located }
}
