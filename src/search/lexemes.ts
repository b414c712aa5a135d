import { matchKey } from '../text/fold.ts'
import { type Field, fieldNamed } from './fields.ts'

/** The smallest pieces of a question that mean something. */
export type Lexeme =
  | { readonly type: 'word' | 'phrase'; readonly text: string }
  | { readonly type: 'field'; readonly field: Field; readonly value: string }
  | { readonly type: 'not' | 'or' | 'open' | 'close' }

export type FieldLexeme = Extract<Lexeme, { readonly type: 'field' }>

/** What ends a quotation, by what began it: straight quotes, “curly” ones in any order, «guillemets» in any order. */
const QUOTES = [/["＂]/g, /[“”„‟"＂]/g, /[«»]/g]
const ANY_QUOTE = /["＂“”„‟«»]/g

const FIELD = /([\p{L}\p{M}]+):\s*/uy
const WORD = /[^\s()"＂“”„‟«»|]+/y
const NOT = /-(?=[^\s-])/y
const SIGNS: Readonly<Record<string, 'open' | 'close' | 'or'>> = { '(': 'open', ')': 'close', '|': 'or' }

/**
 * Parts a text into lexemes, in time linear in its length: each character is looked at by a bounded number
 * of patterns, and what a pattern has run over is behind it. Signs that mean nothing part words and are gone.
 */
export function lexemes(text: string): readonly Lexeme[] {
  const found: Lexeme[] = []
  let at = 0
  while (at < text.length) {
    const { lexeme, end } = lexemeAt(text, at)
    if (lexeme) found.push(lexeme)
    at = end
  }
  return found
}

interface Read {
  readonly lexeme?: Lexeme | undefined
  readonly end: number
}

function lexemeAt(text: string, at: number): Read {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0)
  const sign = SIGNS[char]
  if (sign) return { lexeme: { type: sign }, end: at + 1 }
  if (matchAt(NOT, text, at)) return { lexeme: { type: 'not' }, end: at + 1 }
  const quotation = quotationAt(text, at)
  if (quotation) return { lexeme: worded('phrase', quotation.text), end: quotation.end }
  if (!/[\p{L}\p{N}]/u.test(char)) return { end: at + char.length }
  return fieldAt(text, at) ?? wordAt(text, at)
}

function wordAt(text: string, at: number): Read {
  const [run = ''] = matchAt(WORD, text, at) ?? []
  const word = trimmed(run)
  const end = at + run.length
  if (word === 'AND') return { end }
  if (word === 'OR' || matchKey(word) === 'او') return { lexeme: { type: 'or' }, end }
  return { lexeme: worded('word', word), end }
}

/** A field with its value, which may stand apart from the colon; undefined where there is no field of that name. */
function fieldAt(text: string, at: number): Read | undefined {
  const match = matchAt(FIELD, text, at)
  const field = match && fieldNamed(match[1] ?? '')
  if (!field) return undefined
  const start = at + match[0].length
  const quotation = quotationAt(text, start)
  const [run = ''] = quotation ? [] : (matchAt(WORD, text, start) ?? [])
  const value = quotation?.text ?? run
  return { lexeme: { type: 'field', field, value: trimmed(value) }, end: quotation?.end ?? start + run.length }
}

/** A quotation that is never closed goes on to the end. Quotation marks inside it are spaces. */
function quotationAt(text: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const closing = QUOTES.find((quotes) => text.charAt(at).search(quotes) === 0)
  if (!closing) return undefined
  closing.lastIndex = at + 1
  const end = closing.exec(text)?.index ?? text.length
  return {
    text: text
      .slice(at + 1, end)
      .replace(ANY_QUOTE, ' ')
      .replace(/\s+/g, ' '),
    end: end + 1,
  }
}

function worded(type: 'word' | 'phrase', text: string): Lexeme | undefined {
  const wording = trimmed(text)
  return matchKey(wording) === '' ? undefined : { type, text: wording }
}

/** Without the signs before the first and after the last letter or digit. */
function trimmed(text: string): string {
  return /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su.exec(text)?.[0] ?? ''
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
