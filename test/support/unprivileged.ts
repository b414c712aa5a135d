/**
 * Does some work as a user for whom permissions count: root, to whom they mean nothing, becomes `nobody` meanwhile.
 * For the whole process: nothing else may run in it at the time.
 */
export async function unprivileged<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work()
  process.setegid?.('nogroup')
  process.seteuid?.('nobody')
  try {
    return await work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
  }
}
