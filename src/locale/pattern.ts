/** The fields of UTS 35 (Unicode date format patterns) that editions use. */
export const FIELD_NAMES = ['EEEE', 'EEE', 'd', 'dd', 'M', 'MM', 'MMM', 'MMMM', 'y', 'yyyy', 'H', 'HH', 'mm'] as const
export type FieldName = (typeof FIELD_NAMES)[number]

export type Field = { readonly name: FieldName } | { readonly literal: string }

const TOKEN = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g

/**
 * A UTS 35 pattern taken apart: `d MMMM y` is day, space, month's name, space, year. Text between
 * apostrophes is literal, two apostrophes are one. Undefined when it holds a field that we do not print.
 */
export function fieldsOf(pattern: string): readonly Field[] | undefined {
  const fields: Field[] = []
  let end = 0
  for (const match of pattern.matchAll(TOKEN)) {
    const [token, quoted] = match
    if (quoted !== undefined) fields.push({ literal: quoted === '' ? "'" : quoted.replaceAll("''", "'") })
    else if (isFieldName(token)) fields.push({ name: token })
    else if (match[2] !== undefined) return undefined
    else fields.push({ literal: token })
    end = match.index + token.length
  }
  return end === pattern.length ? fields : undefined
}

function isFieldName(token: string): token is FieldName {
  return (FIELD_NAMES as readonly string[]).includes(token)
}
