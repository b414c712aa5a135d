import type { Notice } from '../model/comment.ts'

/** A message ready to be sent, in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

/** What became of a try: `unsure` when the server took the message and then said nothing, so that it may have been sent. */
export type Delivery = 'sent' | 'refused' | 'again' | 'unsure'

/** How notices are made and sent; whoever has no mail server has none of it. */
export interface Mailer {
  /** Where moderators are told of what waits for them. */
  readonly moderators: string | undefined
  /** The message of a notice; undefined when there is nothing to tell any more. */
  write(notice: Notice): Promise<Mail | undefined>
  send(mail: Mail): Promise<Delivery>
}
