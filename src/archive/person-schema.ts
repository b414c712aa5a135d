import type { Generated } from 'kysely'

/** The tables of people: docs/people.md. */
export interface PersonSchema {
  person: PersonTable
  person_name: PersonNameTable
  person_sound: PersonSoundTable
  person_mention: PersonMentionTable
  person_distinct: PersonDistinctTable
  person_log: PersonLogTable
}

interface PersonTable {
  id: Generated<number>
  /** By an editor; null where what the texts write serves. */
  name_ar: string | null
  name_en: string | null
  /** 1 where an editor took the page away. */
  hidden: Generated<number>
  /** The person whom its names went to. */
  merged_into: number | null
}

/** A full name in one script. All that write it so mean one person, until an editor says otherwise. */
interface PersonNameTable {
  id: Generated<number>
  /** The folded parts of the name. */
  key: string
  script: string
  person_id: number
  /** As most texts write it, by the majority vote of Boyer and Moore, and by how much it leads. */
  form: string
  lead: number
  /** In how many articles it stands, embargoed ones among them. */
  articles: number
}

/** What first and last name sound like in either script, by which a name is found from the other one. */
interface PersonSoundTable {
  sound: string
  name_id: number
}

interface PersonMentionTable {
  article_id: number
  name_id: number
  /** As the article writes it. */
  form: string
}

/** An editor said that these two names are of two people. The lower number stands first. */
interface PersonDistinctTable {
  name_id: number
  other_id: number
}

/** Only ever added to. */
interface PersonLogTable {
  id: Generated<number>
  person_id: number
  other_id: number | null
  at: number
  actor_id: number | null
  action: string
  /** JSON: `PersonDetail` in src/model/person.ts. */
  detail: string
  undoes: number | null
}
