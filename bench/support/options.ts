/** What may be asked of a bench on the command line. What is not given, each bench chooses for itself. */
export interface Options {
  /** How many articles the archive is to hold. */
  readonly articles?: number | undefined
  readonly rounds?: number | undefined
  /** How long a server is loaded in each round. */
  readonly seconds?: number | undefined
  /** Which of `sqlite` and `postgres`, with a comma between. */
  readonly databases?: string | undefined
}
