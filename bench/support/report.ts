import { cpus, totalmem } from 'node:os'

/** A measure repeated over rounds. */
export interface Spread {
  readonly median: number
  readonly least: number
  readonly most: number
}

/** What a bench has to say: a table for people, the same in `data` for programs. */
export interface Report {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What must be known to read the table. */
  readonly notes?: readonly string[]
  readonly data: unknown
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((one, other) => one - other)
  return { median: quantile(sorted, 0.5), least: sorted.at(0) ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN }
}

/** The value that a share of them does not exceed, by the nearest rank; `sorted` ascending. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN
}

/** `12.3 (11.8–13.1)`. */
export function printed({ median, least, most }: Spread, decimals: number): string {
  return `${number(median, decimals)} (${number(least, decimals)}–${number(most, decimals)})`
}

export function number(value: number, decimals = 0): string {
  return value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
}

/** A report as Markdown, with one line of JSON at its end. */
export function written({ title, columns, rows, notes = [], data }: Report): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const ruler = line(columns.map((_, index) => (index === 0 ? '---' : '---:')))
  const table = [line(columns), ruler, ...rows.map(line)]
  return [
    `## ${title}`,
    '',
    machine(),
    '',
    ...table,
    ...(notes.length > 0 ? ['', ...notes.map((note) => `- ${note}`)] : []),
    '',
    JSON.stringify({ title, machine: machine(), data }),
    '',
  ].join('\n')
}

function machine(): string {
  const [first] = cpus()
  const day = new Date().toISOString().slice(0, 10)
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${day}, ${cpus().length} cores (${first?.model.trim() ?? 'unknown'}), ${memory} GB, Node ${process.version}`
}
