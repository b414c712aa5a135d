import { fold } from '../../../text/fold.ts'

/** `/ar/2020/06/123-…`, and the article's own page in the newsroom; whatever site or query stands around it. */
const ADDRESS = /\/(?:\d{4}\/\d{2}|newsroom\/related)\/(\d{1,15})(?![\d\p{L}])/u

/** The number of the article that an editor names by it or by an address of its page, in whatever digits; undefined for other words. */
export function articleNumber(typed: string): number | undefined {
  const text = fold(typed.slice(0, 2000)).trim()
  const [, named] = ADDRESS.exec(text) ?? /^(?:#|no\.?\s*)?(\d{1,15})$/.exec(text) ?? []
  return named === undefined ? undefined : Number(named)
}
