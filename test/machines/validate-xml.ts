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
  assert.deepEqual(await errorsIn(files, ...documents), [])
}

/** What is wrong with the documents, each error with a piece of the one that it is in. */
export async function errorsIn([schema, ...imported]: SchemaFiles, ...documents: readonly string[]): Promise<string[]> {
  const { valid, errors, rawOutput } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
    schema: read(schema),
    extension: schema.endsWith('.rng') ? 'relaxng' : 'schema',
    preload: imported.map(read),
  })
  if (valid) return []
  if (errors.length === 0) return [rawOutput]
  return errors.map(
    ({ message, loc }) => `${message}: ${documents[Number.parseInt(loc?.fileName ?? '', 10)]?.slice(0, 2000)}`,
  )
}
