import { paragraphsToHtml, sanitise } from '../../text/html.ts'
import { refusalFor } from '../format.ts'
import type { Step } from './draft.ts'

/** The body as safe markup. */
export const markup: Step = (draft) => {
  try {
    const body = draft.markup === undefined ? paragraphsToHtml(draft.text) : sanitise(draft.markup)
    return body === '' ? { rejection: 'no-body' } : { ...draft, body }
  } catch (error) {
    return refusalFor(error)
  }
}
