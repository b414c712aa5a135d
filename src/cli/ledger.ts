import type { Receipt } from '../intake/receive.ts'
import type { Voice } from '../locale/edition.ts'
import { type MessageKey, message } from '../locale/messages.ts'
import type { Outcome } from '../model/item.ts'

const OUTCOMES: readonly Outcome[] = ['imported', 'revised', 'duplicate', 'rejected']

/** How many rejected inputs are named one by one; the rest are counted, and all are in the archive's ledger. */
const NAMED = 1000

/** The account of an import: how many texts of each outcome, and each rejected one with its reason. */
export class Ledger {
  readonly #counts = new Map<Outcome, number>()
  readonly #rejected: Receipt[] = []
  readonly #dryRun: boolean

  constructor(dryRun: boolean) {
    this.#dryRun = dryRun
  }

  add(receipt: Receipt): void {
    this.#counts.set(receipt.outcome, this.#count(receipt.outcome) + 1)
    if (receipt.outcome === 'rejected' && this.#rejected.length < NAMED) this.#rejected.push(receipt)
  }

  lines(voice: Voice): readonly string[] {
    const counts = OUTCOMES.map(
      (outcome) => `  ${message(voice, `ledger.${outcome}`, { count: this.#count(outcome) })}`,
    )
    const reasons = this.#rejected.map(({ origin, reason, detail }) => {
      const sentence = message(voice, `rejection.${reason}` as MessageKey)
      return `    ${origin}: ${sentence}${detail ? ` (${detail})` : ''}`
    })
    const dryRun = this.#dryRun ? [message(voice, 'import.dryRun')] : []
    return [message(voice, 'ledger.title'), ...counts, ...reasons, ...dryRun]
  }

  #count(outcome: Outcome): number {
    return this.#counts.get(outcome) ?? 0
  }
}
