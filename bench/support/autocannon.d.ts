/** The part of autocannon that is used here; the package has no types of its own. */
declare module 'autocannon' {
  interface Options {
    readonly url: string
    readonly requests: readonly { readonly path: string; readonly headers: Readonly<Record<string, string>> }[]
    readonly connections: number
    /** Seconds. */
    readonly duration: number
  }

  interface Result {
    readonly duration: number
    readonly requests: { readonly total: number }
    readonly latency: { readonly p50: number; readonly p99: number }
    readonly non2xx: number
    readonly errors: number
    readonly timeouts: number
  }

  export default function autocannon(options: Options): Promise<Result>
}
