import type { EditedPerson } from '../../../archive/person-decisions.ts'
import { EDITION_LANGS, type EditionLang } from '../../../model/lang.ts'
import { SCRIPT_OF } from '../../../model/person.ts'
import { type Html, html } from '../../html.ts'
import { inLang } from '../../parts/names.ts'

/** What someone is called in a language, whether readers may see a text with it or not. */
export function editedName({ nameAr, nameEn, names }: EditedPerson, lang: EditionLang): string | undefined {
  return (lang === 'ar' ? nameAr : nameEn) ?? names.find(({ script }) => script === SCRIPT_OF[lang])?.form
}

/** Someone's name in the edition's script, then in the other one, each in its own direction. */
export function editedNames(person: EditedPerson, wanted: EditionLang): Html {
  const langs = EDITION_LANGS.toSorted((one, other) => Number(other === wanted) - Number(one === wanted))
  const shown = langs.flatMap((lang) => {
    const name = editedName(person, lang)
    return name ? [inLang(name, lang, wanted)] : []
  })
  return html`${shown.map((name, index) => (index === 0 ? name : html` · ${name}`))}`
}
