import { parseWrittenDate } from '../../text/dates.ts'
import type { Step } from './draft.ts'

export const date: Step = (draft) => {
  const { date } = draft.raw
  if (date === undefined) return { rejection: 'no-date' }
  const published = parseWrittenDate(date)
  if (published === undefined) return { rejection: 'unreadable-date', detail: date }
  return published === 'ambiguous' ? { rejection: 'ambiguous-date', detail: date } : { ...draft, published }
}
