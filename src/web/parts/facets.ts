import { formatYear } from '../../locale/dates.ts'
import { languageName, message } from '../../locale/messages.ts'
import { formatNumber } from '../../locale/numbers.ts'
import type { Kind } from '../../model/article.ts'
import { type Lang, localised } from '../../model/lang.ts'
import type { Named } from '../../search/fields.ts'
import type { Facet, FacetValue, SearchResult, Total } from '../../search/result.ts'
import { type Html, html } from '../html.ts'
import { type Asked, answerLink, withValue } from '../narrow.ts'
import type { Visit } from '../site.ts'
import { inLang } from './names.ts'

const FACETS: readonly Facet[] = ['lang', 'kind', 'source', 'year']
const MOST_VALUES = 12

/** Where the facets stand on the page. */
export const FACETS_ID = 'narrow'

/** Ways to narrow a result, each with how many would be left; nothing where there is nothing to choose between. */
export function facets(visit: Visit, asked: Asked, { facets: found }: SearchResult): Html | '' {
  const groups = FACETS.map((facet) => ({ facet, values: choices(asked, facet, found[facet]) })).filter(
    ({ values }) => values.length > 0,
  )
  if (groups.length === 0) return ''
  const title = message(visit.edition, 'search.narrow')
  return html`<aside class="beside facets" id="${FACETS_ID}" aria-label="${title}">
${groups.map(({ facet, values }) => facetGroup(visit, asked, facet, values))}
</aside>`
}

/** The values that are not chosen yet. A single one would leave the result as it is. */
function choices({ question }: Asked, facet: Facet, values: readonly FacetValue[]): readonly FacetValue[] {
  if (values.length < 2) return []
  const chosen: readonly string[] = facet === 'year' ? [] : question.filters[facet]
  return values.filter(({ value }) => !chosen.includes(value)).slice(0, MOST_VALUES)
}

function facetGroup(visit: Visit, asked: Asked, facet: Facet, values: readonly FacetValue[]): Html {
  const { edition } = visit
  const { question, vocabulary } = asked
  const items = values.map(({ value, total }) => {
    const filters = withValue(question.filters, facet, value, vocabulary)
    const name = valueName(visit, asked, facet, value)
    return html`<li><a href="${answerLink(visit, asked, { ...question, filters })}">${inLang(name.text, name.lang, edition.lang)}</a> <span>${totalText(visit, total)}</span></li>`
  })
  return html`<section><h2 class="label">${message(edition, `search.facet.${facet}`)}</h2><ul>${items}</ul></section>`
}

function totalText({ edition }: Visit, { count, exact }: Total): string {
  return exact ? formatNumber(edition, count) : message(edition, 'search.over', { count })
}

interface Name {
  readonly text: string
  readonly lang: Lang
}

/** What readers call a value of a facet. */
export function valueName({ edition }: Visit, { vocabulary }: Asked, facet: Facet, value: string): Name {
  const { lang } = edition
  if (facet === 'lang') return { text: languageName(edition, value), lang }
  if (facet === 'kind') return { text: message(edition, `kind.${value as Kind}`), lang }
  if (facet === 'year') return { text: formatYear(edition, Number(value)), lang }
  return nameIn(vocabulary.source, value, lang)
}

/** The name of a source or section in a language, else in the other, else its key. */
export function nameIn(all: readonly Named[], value: string, lang: 'ar' | 'en'): Name {
  const name = localised(all.find((one) => one.value === value)?.names ?? {}, lang)
  return name.text === '' ? { text: value, lang: 'en' } : name
}
