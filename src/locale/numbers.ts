import type { Voice } from './edition.ts'

const grouped = new Intl.NumberFormat('en')

const ARABIC_FORMS: Readonly<Record<string, string>> = { ',': '٬', '.': '٫' }

/** A number with its thousands grouped, in the edition's digits: `1,234.5` or `١٬٢٣٤٫٥`. */
export function formatNumber(voice: Pick<Voice, 'digits'>, n: number): string {
  // Most numbers have nothing to group, and Intl takes longer than the rest of their page's line.
  const text = Number.isInteger(n) && n >= 0 && n < 1000 ? String(n) : grouped.format(n)
  return voice.digits === 'latn'
    ? text
    : digits(
        voice,
        text.replace(/[,.]/g, (mark) => ARABIC_FORMS[mark] ?? mark),
      )
}

/** A share or a score with two decimals, in the edition's digits: `0.60` or `٠٫٦٠`. */
export function formatScore(voice: Pick<Voice, 'digits'>, score: number): string {
  const text = score.toFixed(2)
  return voice.digits === 'latn' ? text : digits(voice, text.replace('.', '٫'))
}

const ARABIC_DIGITS = [...'٠١٢٣٤٥٦٧٨٩']

/** Text with its ASCII digits turned into the edition's. */
export function digits(voice: Pick<Voice, 'digits'>, text: string): string {
  return voice.digits === 'latn' ? text : text.replace(/\d/g, (digit) => ARABIC_DIGITS[Number(digit)] ?? digit)
}
