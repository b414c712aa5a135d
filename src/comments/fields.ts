import { COMMENT_LIMITS } from '../model/comment.ts'
import { cleanCharacters, cleanLine } from '../text/clean.ts'

export type FieldName = 'name' | 'text' | 'email'

/** Why a field cannot be taken as it is; each has its sentence in both languages. */
export const FIELD_FAULTS = [
  'name-missing',
  'name-too-long',
  'name-marks',
  'text-missing',
  'text-too-long',
  'text-marks',
  'email-invalid',
  'email-missing',
] as const
export type FieldFault = (typeof FIELD_FAULTS)[number]

/** What a reader typed, accepted: exactly this is stored. */
export interface Fields {
  readonly name: string
  readonly text: string
  /** Undefined when the reader gave none. */
  readonly email: string | undefined
}

/** Combining marks beyond the number that any language writes on one letter. */
const HEAPED_MARKS = new RegExp(`\\p{M}{${COMMENT_LIMITS.marks + 1}}`, 'u')

const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{M}]/u

/** Deliberately narrow: neither quoted local parts nor addresses of a host without a point get mail here. */
const EMAIL = /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]{1,190}$/u
const DOMAIN = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u

/**
 * Takes what was typed, or says what is wrong with each field. A name loses controls and bidi embeddings, overrides
 * and isolates, and its white space is collapsed; a text loses the same, its line ends' white space, and all but
 * one of several empty lines. ZWNJ, ZWJ and marks stay. Taking it in again changes nothing.
 */
export function takeFields(typed: {
  readonly name: string
  readonly text: string
  readonly email: string
  readonly notify: boolean
}): { readonly fields: Fields } | { readonly faults: readonly FieldFault[] } {
  const name = takeName(typed.name)
  const text = takeText(typed.text)
  const email = takeEmail(typed.email, typed.notify)
  const faults = [name, text, email].flatMap((one) => ('fault' in one ? [one.fault] : []))
  if ('fault' in name || 'fault' in text || 'fault' in email) return { faults }
  return { fields: { name: name.value, text: text.value, email: email.value } }
}

type Taken<T> = { readonly value: T } | { readonly fault: FieldFault }

function takeName(typed: string): Taken<string> {
  if (typed.length > COMMENT_LIMITS.name.bytes) return { fault: 'name-too-long' }
  const value = cleanLine(typed)
  if (!VISIBLE.test(value)) return { fault: 'name-missing' }
  if (isLonger(value, COMMENT_LIMITS.name)) return { fault: 'name-too-long' }
  return HEAPED_MARKS.test(value) ? { fault: 'name-marks' } : { value }
}

/** The text of a comment alone, for its writer's correction. */
export function takeText(typed: string): Taken<string> {
  if (typed.length > COMMENT_LIMITS.text.bytes) return { fault: 'text-too-long' }
  const value = cleanCharacters(typed)
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (!VISIBLE.test(value)) return { fault: 'text-missing' }
  if (isLonger(value, COMMENT_LIMITS.text)) return { fault: 'text-too-long' }
  return HEAPED_MARKS.test(value) ? { fault: 'text-marks' } : { value }
}

/** Who asks to be told of answers must say where. */
function takeEmail(typed: string, notify: boolean): Taken<string | undefined> {
  const value = typed.trim().normalize('NFC')
  if (value === '') return notify ? { fault: 'email-missing' } : { value: undefined }
  const isAddress =
    value.length <= COMMENT_LIMITS.email.characters &&
    cleanLine(value) === value &&
    EMAIL.test(value) &&
    DOMAIN.test(value.slice(value.lastIndexOf('@') + 1))
  return isAddress ? { value } : { fault: 'email-invalid' }
}

function isLonger(text: string, limit: { readonly characters: number; readonly bytes: number }): boolean {
  return [...text].length > limit.characters || Buffer.byteLength(text) > limit.bytes
}

/** The field that a fault is of. */
export function fieldOf(fault: FieldFault): FieldName {
  return fault.split('-', 1)[0] as FieldName
}
