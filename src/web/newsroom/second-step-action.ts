import { message } from '../../locale/messages.ts'
import { takeSecondStep } from '../../staff/second-step.ts'
import type { Action } from '../action.ts'
import { signedInHeaders } from './cookies.ts'
import { secondStepView } from './second-step-page.ts'
import { browserOf, destination, signInView } from './sign-in-page.ts'
import { throttled, waitText } from './wait.ts'

/** The code after the password. */
export const secondStepAction: Action = async (visit, form, client) => {
  const { site, edition, now } = visit
  const to = destination(visit, form.get('to'))
  const ticket = form.get('ticket') ?? ''
  const browser = browserOf(site, client)
  const outcome = await takeSecondStep(site.archive, site.sealingKeys, now, ticket, form.get('code') ?? '', browser)
  const again = (fault: string) => secondStepView(visit, { ticket, to, fault })
  switch (outcome.outcome) {
    case 'signed-in':
      return { seeOther: to, headers: signedInHeaders(site, outcome) }
    case 'throttled':
      return throttled(outcome.waitMs, again(waitText(edition, outcome.waitMs)))
    case 'refused':
      return { status: 403, html: again(message(edition, 'secondStep.wrong')) }
    case 'unreadable':
      return { status: 403, html: again(message(edition, 'secondStep.unreadable')) }
    case 'over':
      return { status: 403, html: await signInView(visit, { to, fault: message(edition, 'secondStep.over') }) }
  }
}
