import type { EditionLang } from '../../model/lang.ts'
import { alternatives, type Row, readTable } from '../gazetteer/table.ts'

/** A Media Topic of the IPTC that Warraq knows: a row of `knowledge/topics.tsv`. */
export interface Topic {
  /** The IPTC's number, `20000574` of `medtop:20000574`. */
  readonly id: string
  /** The id of the topic that it is a part of; none for the seventeen at the top. */
  readonly broader: string | undefined
  /** In the address of its page, `elections`; never changed. */
  readonly key: string
  /** The newspapers' name first, then others that it is asked for by. */
  readonly names: Readonly<Record<EditionLang, readonly string[]>>
}

let topics: ReadonlyMap<string, Topic> | undefined
let keys: ReadonlyMap<string, Topic> | undefined

/** The rows of the file: a topic, and in further columns the words that speak for it. */
export function topicRows(): readonly Row[] {
  return readTable('topics.tsv')
}

/** Every topic by id, in the order of the file, read once. */
export function allTopics(): ReadonlyMap<string, Topic> {
  topics ??= new Map(topicRows().map((row) => [row.cells.id ?? '', toTopic(row)]))
  return topics
}

export function topicById(id: string): Topic | undefined {
  return allTopics().get(id)
}

export function topicByKey(key: string): Topic | undefined {
  keys ??= new Map([...allTopics().values()].map((topic) => [topic.key, topic]))
  return keys.get(key)
}

const chains = new Map<string, readonly Topic[]>()

/** What a topic is a part of, the nearest first. */
export function broaderTopics({ id, broader }: Topic): readonly Topic[] {
  const known = chains.get(id)
  if (known) return known
  const above = broader === undefined ? undefined : topicById(broader)
  const chain = above ? [above, ...broaderTopics(above)] : []
  chains.set(id, chain)
  return chain
}

/** The topics right below one, in the order of the file. */
export function narrowerTopics({ id }: Topic): readonly Topic[] {
  return [...allTopics().values()].filter(({ broader }) => broader === id)
}

/** Topics with all that they are parts of, each once. */
export function withBroader(ids: readonly string[]): readonly string[] {
  const all = ids.flatMap((id) => {
    const topic = topicById(id)
    return topic ? [id, ...broaderTopics(topic).map((above) => above.id)] : []
  })
  return [...new Set(all)]
}

/** Topics without those that another of them is a part of: what a text is about is told as exactly as it is known. */
export function narrowest(ids: readonly string[]): readonly string[] {
  const above = new Set(ids.flatMap((id) => withBroader([id]).slice(1)))
  return ids.filter((id) => !above.has(id))
}

function toTopic({ cells }: Row): Topic {
  const { id = '', broader, key = '', ar, en } = cells
  return { id, broader: broader || undefined, key, names: { ar: alternatives(ar), en: alternatives(en) } }
}
