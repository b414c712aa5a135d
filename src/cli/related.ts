import type { Archive } from '../archive/archive.ts'
import { articleById } from '../archive/articles.ts'
import { openArchive } from '../archive/open.ts'
import { message } from '../locale/messages.ts'
import { KINDS } from '../model/article.ts'
import { Problem } from '../model/problem.ts'
import { type Explanation, explain, partsOf } from '../relate/explain.ts'
import { type Knowledge, ownKnowledge } from '../relate/knowledge.ts'
import { type Entry, listsOf } from '../relate/lists.ts'
import type { Call, Command, Terminal } from './command.ts'

/** Tells what stands in the two lists of an article, and why. */
export const relatedCommand: Command = {
  name: 'related',
  usage: '<article number> [--json]',
  about: { en: 'tell what is related to an article, and why', ar: 'يذكر ما يتصل بمادة ولماذا' },
  options: {
    json: { type: 'boolean', about: { en: 'print one JSON object', ar: 'يطبع كائن JSON واحدًا' } },
  },
  async run(call) {
    const id = Number(call.positionals[0])
    if (!Number.isSafeInteger(id)) {
      throw new Problem('argument-missing', { command: 'related', argument: '<article number>' })
    }
    const [{ NO_SITE, settle }, { meaningOf }] = await Promise.all([
      import('../jobs/runner.ts'),
      import('../jobs/meaning.ts'),
    ])
    const meaning = await meaningOf(call.config)
    const archive = await openArchive(call.config)
    try {
      // What was imported while no site was serving has not been related yet.
      const context = { ...NO_SITE, now: Date.now(), log: call.terminal.err, meaning }
      await settle(archive, context, call.terminal.stop)
      return await tell(archive, id, { ...ownKnowledge(), meaning }, call)
    } finally {
      await archive.close()
      await meaning?.close()
    }
  },
}

async function tell(archive: Archive, id: number, knowledge: Knowledge, { terminal, has }: Call): Promise<number> {
  const now = Date.now()
  const article = await articleById(archive.reads, now, id)
  if (!article) throw new Problem('article-not-found', { id })
  const lists = await listsOf(archive.reads, now, id)
  const ids = KINDS.flatMap((kind) => lists[kind].flatMap((entry) => entry.article?.id ?? []))
  const explanations = await explain(archive.reads, id, [...new Set(ids)], knowledge)
  const explained = (entry: Entry) => ({ entry, explanation: entry.article && explanations.get(entry.article.id) })
  if (has('json')) {
    const [news, articles] = KINDS.map((kind) => lists[kind].map((entry) => asJson(explained(entry))))
    terminal.out(JSON.stringify({ id, news, articles }))
    return 0
  }
  for (const kind of KINDS) {
    terminal.out(message(terminal.voice, HEADINGS[kind]))
    for (const entry of lists[kind]) for (const line of asText(explained(entry), terminal)) terminal.out(line)
  }
  return 0
}

const HEADINGS = { news: 'related.news', article: 'related.articles' } as const

interface Explained {
  readonly entry: Entry
  readonly explanation: Explanation | undefined
}

/** `docs/related.md` names the fields. */
function asJson({ entry, explanation }: Explained) {
  const { article, kind, title, score, reasons, origin } = entry
  return { id: article?.id, kind, lang: article?.lang, title, score, reasons, origin, ...madeOf(explanation) }
}

/** What the score is made of, as numbers with four decimals. */
function madeOf(explanation: Explanation | undefined) {
  if (!explanation) return {}
  const rounded = (value: number) => Math.round(value * 10_000) / 10_000
  const { likeness, time, section } = explanation
  const parts = Object.fromEntries(partsOf(explanation).map(([type, part]) => [type, rounded(part)]))
  return { parts, likeness: rounded(likeness), time: rounded(time), section }
}

function asText({ entry, explanation }: Explained, { voice }: Terminal): readonly string[] {
  const { article, title, score, reasons } = entry
  const told = reasons.map((reason) => ('forms' in reason ? Object.values(reason.forms).join(' / ') : reason.type))
  const parts = explanation ? partsOf(explanation) : []
  const made = parts.map(([type, part]) => `${message(voice, `relatedesk.evidence.${type}`)} ${part.toFixed(3)}`)
  return [
    `  ${score?.toFixed(3) ?? '–'}  ${article ? `${article.id} [${article.lang}]` : ''} ${title}`,
    `         ${told.join(' · ')}`,
    ...(made.length > 0 ? [`         ${made.join(' + ')}`] : []),
  ]
}
