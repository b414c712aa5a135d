import type { Check } from '../check.ts'

/** A person needs longer to read a code and type it. Who types a text anew does too; who sends it again after a refusal may be this quick. */
const LEAST_MS = 2000

/** The form was sent sooner than a person could have: held, since a quick person with a paste is no crime. */
export const timeTrap: Check = ({ took, fromStaff }) =>
  took === undefined || took >= LEAST_MS || fromStaff
    ? []
    : [{ rule: 'too-fast', asks: 'hold', detail: `${(took / 1000).toFixed(1)} s`, spans: [] }]
