/** As long as one piece of work may keep everything else in this process waiting; a page is answered in less. */
const LONGEST_TURN_MS = 4

/**
 * For work in many small steps: to be awaited between two of them. It lets everything else that waits in this process
 * go first as soon as the work has had its turn.
 */
export function takeTurns(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < LONGEST_TURN_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
