import { z } from 'zod'
import { KINDS } from '../../model/article.ts'
import type { RawBody, RawItem } from '../../model/item.ts'
import { splitParagraphs } from '../../text/paragraphs.ts'
import type { Format, Refusal } from '../format.ts'

const text = z.string().nullish()
const texts = z.array(z.string()).max(1000).nullish()

/**
 * A row of JSON Lines; `docs/formats.md` says what each field means. Only types are judged here: what is
 * missing, and whether a date is one, is judged for all formats alike in `normalise`. Fields that are not
 * named here are ignored. `null` is as good as absent.
 */
export const row = z.object({
  lang: text,
  kind: z.enum(KINDS).nullish(),
  genre: text,
  date: text,
  source: text,
  section: text,
  headline: text,
  standfirst: text,
  byline: text,
  dateline: text,
  body: z.union([z.string(), z.array(z.string())]).nullish(),
  bodyHtml: text,
  id: text,
  url: text,
  translationOf: text,
  topics: texts,
  relatedNews: texts,
  relatedArticles: texts,
  commentCount: z.int().min(0).nullish(),
})
type Row = z.output<typeof row>

/** Rows of JSON Lines, each handed in by itself, and JSON files with one object or an array of them. */
export const jsonLines: Format = {
  name: 'json-lines',
  recognises: (head, name) => /\.(jsonl|ndjson|json)$/i.test(name) || /^\s*(?:\{|\[\s*\{)/.test(head),
  parse: async (text) => parseRows(text),
}

function parseRows(text: string): readonly (RawItem | Refusal)[] {
  const value = parseJson(text)
  if (value === undefined) return [{ rejection: 'invalid-json' }]
  return Array.isArray(value) ? value.map(itemOf) : [itemOf(value)]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function itemOf(value: unknown): RawItem | Refusal {
  const checked = row.safeParse(value)
  return checked.success ? rawItem(checked.data) : { rejection: 'invalid-field', detail: fieldOf(checked.error) }
}

/** The path of the first field at fault, `relatedNews.2`; a row that is no object has none. */
function fieldOf(error: z.ZodError): string {
  return error.issues[0]?.path.join('.') || 'row'
}

function rawItem({ body, bodyHtml, relatedNews, relatedArticles, ...fields }: Row): RawItem {
  return {
    ...withoutNulls(fields),
    addsSection: true,
    body: bodyOf(body, bodyHtml),
    references: [
      ...(relatedNews ?? []).map((title) => ({ kind: 'news' as const, title })),
      ...(relatedArticles ?? []).map((title) => ({ kind: 'article' as const, title })),
    ],
  }
}

function bodyOf(body: Row['body'], html: Row['bodyHtml']): RawBody | undefined {
  if (typeof html === 'string') return { html }
  if (typeof body === 'string') return { paragraphs: splitParagraphs(body) }
  return body ? { paragraphs: body } : undefined
}

/** `null` as exporters write what is absent. */
function withoutNulls<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], null> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never
}
