import { type EditionLang, localised } from './lang.ts'

/** The two scripts that names are compared in, by their codes of ISO 15924. */
export const SCRIPTS = ['Arab', 'Latn'] as const
export type Script = (typeof SCRIPTS)[number]

/** In which script an edition writes a name. */
export const SCRIPT_OF: Readonly<Record<EditionLang, Script>> = { ar: 'Arab', en: 'Latn' }

/** Someone whom articles tell of, as a list or a link shows them. */
export interface Person {
  readonly id: number
  /** By language: what an editor wrote, else what most texts write. One script may be missing. */
  readonly names: Readonly<Partial<Record<EditionLang, string>>>
}

/** What a person is called in a language, else in the other one, which is told so that it can be marked. */
export function personName({ names }: Pick<Person, 'names'>, wanted: EditionLang) {
  return localised(names, wanted)
}

/** What editors do to people, as their log keeps it; each has its words in both languages. */
export const PERSON_ACTIONS = ['named', 'merged', 'parted', 'hidden', 'shown', 'undone'] as const
export type PersonAction = (typeof PERSON_ACTIONS)[number]

/** A line of the log of people, and whether it has been undone. */
export interface PersonLogEntry {
  readonly id: number
  readonly personId: number
  readonly at: number
  readonly actor: string | undefined
  readonly action: PersonAction
  readonly detail: PersonDetail
  /** The line that this one undoes. */
  readonly undoes: number | undefined
  readonly undone: boolean
}

/** Two names that were told to be of two people. */
export type NamePair = readonly [nameId: number, otherId: number]

/** What a decision needs to be told and to be undone. */
export interface PersonDetail {
  readonly lang?: EditionLang
  readonly before?: string | null
  readonly after?: string | null
  /** The other person: the one merged into this one, or the one that was parted from it. */
  readonly other?: number
  /** The names that moved. */
  readonly moved?: readonly number[]
  /** What was said to be two before and is one now, or the other way round. */
  readonly pairs?: readonly NamePair[]
  readonly undid?: PersonAction
}
