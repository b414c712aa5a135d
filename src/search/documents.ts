/** What facets count and filters choose by; many documents share one. */
export interface Category {
  readonly lang: string
  readonly kind: string
  readonly sourceId: number
  readonly sectionId: number | null
  /** Of its publication, UTC. */
  readonly year: number
}

/** The documents of a block, in the order of their publication: a document's place here is its ordinal. */
export interface Documents {
  readonly count: number
  readonly document: Uint32Array
  readonly article: Uint32Array
  /** Milliseconds since 1970. */
  readonly published: Float64Array
  /** Each document's category, by its number in this process: `categoryOf`. */
  readonly category: Uint32Array
}

/** One document, as it stands in a list of them. */
export interface DocumentEntry {
  readonly document: number
  readonly article: number
  readonly published: number
  /** As JSON, so that equal ones are equal strings. */
  readonly category: string
}

const BYTES = 8 + 4 + 4 + 4

/** All categories that this process has met, so that what is counted in many blocks is added up by number. */
const CATEGORIES: { readonly json: string; readonly category: Category }[] = []
const NUMBERS = new Map<string, number>()

function categoryNumber(json: string): number {
  const known = NUMBERS.get(json)
  if (known !== undefined) return known
  NUMBERS.set(json, CATEGORIES.length)
  return CATEGORIES.push({ json, category: JSON.parse(json) as Category }) - 1
}

let listed: readonly Category[] = []

/** Those met so far, by number: a list that later ones are not added to. */
export function allCategories(): readonly Category[] {
  if (listed.length < CATEGORIES.length) listed = CATEGORIES.map(({ category }) => category)
  return listed
}

export function inOrder(one: DocumentEntry, other: DocumentEntry): number {
  return one.published - other.published || one.document - other.document
}

/** `entries` stand in the order of `inOrder`. */
export function documentsOf(entries: readonly DocumentEntry[]): Documents {
  return {
    count: entries.length,
    document: Uint32Array.from(entries, (entry) => entry.document),
    article: Uint32Array.from(entries, (entry) => entry.article),
    published: Float64Array.from(entries, (entry) => entry.published),
    category: Uint32Array.from(entries, (entry) => categoryNumber(entry.category)),
  }
}

export function entriesOf(documents: Documents): DocumentEntry[] {
  return Array.from(documents.document, (document, ordinal) => ({
    document,
    article: documents.article[ordinal] ?? 0,
    published: documents.published[ordinal] ?? 0,
    category: CATEGORIES[documents.category[ordinal] ?? 0]?.json ?? '',
  }))
}

/** Documents as they are stored. */
export interface PackedDocuments {
  /** JSON; the stored columns have each category's place in this list. */
  readonly categories: string
  readonly documents: Uint8Array
}

/** The columns one after the other, as this machine has numbers in memory: little-endian, like all that Node runs on today. */
export function packDocuments({ count, published, document, article, category }: Documents): PackedDocuments {
  const numbers = [...new Set(category)]
  const places = new Map(numbers.map((number, place) => [number, place]))
  const bytes = Buffer.alloc(count * BYTES)
  let at = 0
  for (const column of [published, document, article, category.map((number) => places.get(number) ?? 0)]) {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at)
    at += column.byteLength
  }
  return { categories: JSON.stringify(numbers.map((number) => CATEGORIES[number]?.category)), documents: bytes }
}

export function unpackDocuments({ categories, documents }: PackedDocuments): Documents {
  const count = documents.length / BYTES
  // Copied, because a typed array of eight-byte numbers cannot begin just anywhere.
  const { buffer } = new Uint8Array(documents)
  const numbers = (JSON.parse(categories) as Category[]).map((category) => categoryNumber(JSON.stringify(category)))
  return {
    count,
    published: new Float64Array(buffer, 0, count),
    document: new Uint32Array(buffer, 8 * count, count),
    article: new Uint32Array(buffer, 12 * count, count),
    category: new Uint32Array(buffer, 16 * count, count).map((place) => numbers[place] ?? 0),
  }
}

/** The categories of these documents. */
export function categoriesIn({ category }: Documents): readonly Category[] {
  return [...new Set(category)].flatMap((number) => CATEGORIES[number]?.category ?? [])
}

/** The first ordinal whose document was published at this time or later. */
export function ordinalAt({ published, count }: Documents, time: number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((published[middle] ?? 0) < time) low = middle + 1
    else high = middle
  }
  return low
}
