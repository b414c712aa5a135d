import type { Act } from '../../../comments/decide.ts'
import { BAN_KINDS, type Span } from '../../../model/comment.ts'
import { cleanLine } from '../../../text/clean.ts'
import type { Form } from '../../form.ts'
import { BAN_LENGTHS } from './ban-form.ts'
import type { Fault } from './moderation-page.ts'

/** The comments whose boxes were ticked: a form may not say a name twice, so each has its own. */
export function pickedIn(form: Form): readonly number[] {
  return [...form.keys()].flatMap((name) => {
    const id = /^select-([1-9]\d{0,14})$/.exec(name)?.[1]
    return id === undefined ? [] : [Number(id)]
  })
}

const LONGEST_NOTE = 500

/** What a form asks to be decided; `text` is that of the one comment whose words are to be covered. Undefined for no decision of ours. */
export function readAct(form: Form, text: string): Act | Fault | undefined {
  const note = cleanLine((form.get('note') ?? '').slice(0, LONGEST_NOTE)) || undefined
  const decision = form.get('do')
  switch (decision) {
    case 'approve':
    case 'reject':
    case 'spam':
    case 'reopen':
      return { decision, note }
    case 'redact': {
      const spans = [...spansIn(form.get('spans') ?? ''), ...occurrences(text, form.get('words') ?? '')]
      const coversName = form.has('redact-name')
      return spans.length > 0 || coversName ? { decision, spans, coversName, note } : 'words-not-found'
    }
    case 'ban':
      return readBan(form, note)
    default:
      return undefined
  }
}

function readBan(form: Form, note: string | undefined): Act | Fault {
  const kinds = BAN_KINDS.filter((kind) => form.has(`ban-${kind}`))
  if (note === undefined) return 'note-missing'
  if (kinds.length === 0) return 'ban-by-nothing'
  const lasts = (Object.keys(BAN_LENGTHS) as (keyof typeof BAN_LENGTHS)[]).find((one) => one === form.get('lasts'))
  const comment = (['reject', 'spam'] as const).find((one) => one === form.get('comment'))
  return { decision: 'ban', kinds, lastsMs: BAN_LENGTHS[lasts ?? 'week'], comment, note }
}

/** `5-9 12-20`: what was selected in the text, as UTF-16 offsets. */
function spansIn(written: string): readonly Span[] {
  return [...written.slice(0, 2000).matchAll(/(\d{1,6})-(\d{1,6})/g)].map(([, start, end]) => [
    Number(start),
    Number(end),
  ])
}

const MOST_SPANS = 1000

/** Everywhere that one of the lines stands in a text. */
export function occurrences(text: string, lines: string): readonly Span[] {
  const wanted = lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const found: Span[] = []
  for (const piece of new Set(wanted)) {
    for (
      let at = text.indexOf(piece);
      at >= 0 && found.length < MOST_SPANS;
      at = text.indexOf(piece, at + piece.length)
    )
      found.push([at, at + piece.length])
  }
  return found
}
