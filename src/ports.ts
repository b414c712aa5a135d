/** What the program has from the outside world, given to it as arguments so that a test can give others. */
export interface Ports {
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** One line about what goes on, for the operator. */
  readonly log: (line: string) => void
}
