/**
 * A failure that a person is to be told of. Its code is the key of its sentence in both languages
 * (`problem.<code>` in `locale/`) and of its entry in `docs/problems.md`; `params` fill the sentence.
 */
export class Problem extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause })
    this.name = 'Problem'
    this.code = code
    this.params = params
  }
}
