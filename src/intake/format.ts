import { type RawItem, REJECTIONS, type Rejection } from '../model/item.ts'
import { Problem } from '../model/problem.ts'

/** Why a text was not taken; `detail` names the field, the line or the place, and is not translated. */
export interface Refusal {
  readonly rejection: Rejection
  readonly detail?: string | undefined
}

/** A way in which texts arrive. */
export interface Format {
  readonly name: string
  /**
   * Whether a text is in this format.
   *
   * @param head its first characters, `HEAD_LENGTH` at most
   * @param name the file's name
   */
  recognises(head: string, name: string): boolean
  /**
   * What the text holds, in its order: mostly one item, several in a JSON array. A part that cannot
   * be read is a refusal and does not hold up the others. A promise, so that a heavy parser is only loaded once used.
   */
  parse(text: string): Promise<readonly (RawItem | Refusal)[]>
}

/** Characters by which a format is recognised; a site's navigation may stand before the article. */
export const HEAD_LENGTH = 16_384

export function isRefusal(value: object): value is Refusal {
  return 'rejection' in value
}

/** The refusal that a thrown problem stands for; an error that is none is thrown on. */
export function refusalFor(error: unknown): Refusal {
  const rejection = error instanceof Problem && REJECTIONS.find((code) => code === error.code)
  if (rejection) return { rejection }
  throw error
}
