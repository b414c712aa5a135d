/** How long a thing lasts: a test's context, or the scope of a whole suite. */
export interface Scope {
  after(fn: () => unknown): void
}

const endings = new WeakMap<Scope, (() => unknown)[]>()

/**
 * Like the runner's `after`, but the last one comes first: an archive is closed before its folder
 * goes. Each is done even when one before it failed.
 */
export function atEnd(scope: Scope, ending: () => unknown): void {
  const known = endings.get(scope)
  if (known) known.push(ending)
  else {
    const all = [ending]
    endings.set(scope, all)
    scope.after(() => endAll(all))
  }
}

async function endAll(all: (() => unknown)[]): Promise<void> {
  const failures: unknown[] = []
  for (let ending = all.pop(); ending; ending = all.pop()) {
    try {
      await ending()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what a test made could not be put away')
}
