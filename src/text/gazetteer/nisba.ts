import { type Name, parseName } from './names.ts'
import { alternatives } from './table.ts'

/** Endings of an Arabic relative adjective: feminine, accusative, dual and both plurals. */
const NISBA_ENDINGS = ['', 'ة', 'ا', 'ون', 'ين', 'ان', 'تان', 'تين', 'ات']

/**
 * The forms of the Arabic adjectives of a cell, each with and without the article: سوري, السورية, سوريون…
 * A form that is no relative adjective (أتراك) has no other endings.
 */
export function nisbaForms(cell: string | undefined): readonly Name[] {
  const forms = alternatives(cell)
    .map(parseName)
    .flatMap((name) => (name.text.endsWith('ي') ? NISBA_ENDINGS.map((ending) => withEnding(name, ending)) : [name]))
  return [...forms, ...forms.filter(({ text }) => !text.startsWith('ال')).map(withArticle)]
}

const withEnding = (name: Name, ending: string): Name => ({ ...name, text: name.text + ending })
const withArticle = (name: Name): Name => ({ ...name, text: `ال${name.text}` })
