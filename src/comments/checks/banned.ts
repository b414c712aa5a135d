import type { Check } from '../check.ts'

/** The writer is banned by name, e-mail or network. A ban of a name marks the name. */
export const banned: Check = ({ name }, { bans }) =>
  bans.map(({ kind, label }) => ({
    rule: 'ban',
    asks: 'reject',
    detail: `${kind}: ${label}`,
    spans: kind === 'name' ? [{ field: 'name', span: [0, name.length] }] : [],
  }))
