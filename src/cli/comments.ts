import type { Archive } from '../archive/archive.ts'
import { articleById } from '../archive/articles.ts'
import { allPolicies, setPolicy } from '../archive/comment-policy.ts'
import { listedWords } from '../archive/comment-words.ts'
import { secretOf } from '../archive/secrets.ts'
import { sectionByKey } from '../archive/sources.ts'
import { type MessageKey, type MessageParams, message } from '../locale/messages.ts'
import { COMMENT_POLICIES } from '../model/comment.ts'
import { Problem } from '../model/problem.ts'
import type { Call, Command } from './command.ts'

/** What the operator settles about readers' comments. */
export const commentsCommand: Command = {
  name: 'comments',
  usage: '<policy|words|export|erase> …',
  about: { en: 'settle how readers comment (docs/comments.md)', ar: 'يضبط تعليقات القراء (docs/comments.md)' },
  options: {
    section: { type: 'string', about: { en: 'policy: the key of a section', ar: 'policy: مفتاح قسم' } },
    article: { type: 'string', about: { en: 'policy: the number of an article', ar: 'policy: رقم مادة' } },
    reject: {
      type: 'boolean',
      about: {
        en: 'words add: reject comments with it, not only hold them',
        ar: 'words add: يرفض ما فيه الكلمة بدل تعليقه',
      },
    },
    email: { type: 'string', about: { en: 'export, erase: whose comments', ar: 'export وerase: صاحب التعليقات' } },
  },
  async run(call) {
    const [name = '', ...rest] = call.positionals
    const action = ACTIONS[name]
    if (!action) throw missing(Object.keys(ACTIONS).join('|'))
    const { openArchive } = await import('../archive/open.ts')
    const archive = await openArchive(call.config)
    try {
      await action(archive, call, rest)
      return 0
    } finally {
      await archive.close()
    }
  },
}

type Action = (archive: Archive, call: Call, args: readonly string[]) => Promise<void>

const ACTIONS: Readonly<Record<string, Action>> = {
  policy: (archive, call, [policy]) =>
    policy === undefined ? tellPolicies(archive, call) : givePolicy(archive, call, policy),
  words: (archive, call, [act = 'list', ...words]) => {
    const action = WORDS[act]
    if (!action) throw missing(Object.keys(WORDS).join('|'))
    return action(archive, call, words)
  },
  export: async (archive, call) => {
    const { exportComments } = await import('../comments/owner.ts')
    const owned = await exportComments(archive, await secretOf(archive, 'comments', Date.now()), emailOf(call))
    call.terminal.out(JSON.stringify(owned, null, 2))
  },
  erase: async (archive, call) => {
    const { eraseComments } = await import('../comments/owner.ts')
    const now = Date.now()
    const count = await eraseComments(archive, await secretOf(archive, 'comments', now), emailOf(call), now)
    tell(call, 'cli.comments.erased', { count })
  },
}

const WORDS: Readonly<Record<string, Action>> = {
  async list({ reads }, { terminal }) {
    for (const { word, asks } of await listedWords(reads)) terminal.out(`${asks}\t${word}`)
  },
  async add(archive, call, words) {
    const { addWord } = await import('../comments/words.ts')
    const asks = call.has('reject') ? 'reject' : 'hold'
    const word = wordIn(words)
    const outcome = await addWord(archive, Date.now(), undefined, { word, asks })
    if (outcome !== 'listed') throw new Problem(outcome, { word })
    tell(call, 'cli.comments.listed', { word, asks })
  },
  async remove(archive, call, words) {
    const { removeWord } = await import('../comments/words.ts')
    const word = wordIn(words)
    if (!(await removeWord(archive, Date.now(), undefined, word))) throw new Problem('word-not-listed', { word })
    tell(call, 'cli.comments.unlisted', { word })
  },
}

async function tellPolicies({ reads }: Archive, call: Call): Promise<void> {
  tell(call, 'cli.comments.policySite', { policy: call.config.comments })
  for (const { scope, subject, policy } of await allPolicies(reads))
    call.terminal.out([scope, subject, policy].join('\t'))
}

/** `inherit` takes back what was set. */
async function givePolicy(archive: Archive, call: Call, written: string): Promise<void> {
  const policy = COMMENT_POLICIES.find((one) => one === written)
  if (!policy && written !== 'inherit') {
    throw new Problem('comment-policy-unknown', {
      policy: written,
      policies: [...COMMENT_POLICIES, 'inherit'].join(' '),
    })
  }
  const [scope, subject, id] = await subjectOf(archive, call)
  await setPolicy(archive, Date.now(), undefined, { scope, id, label: subject }, policy)
  call.terminal.out([scope, subject, policy ?? 'inherit'].join('\t'))
}

async function subjectOf(
  { reads }: Archive,
  { value }: Call,
): Promise<readonly [scope: 'section' | 'article', subject: string, id: number]> {
  const key = value('section')
  const number = value('article')
  if (key !== undefined) {
    const section = await sectionByKey(reads, key)
    if (!section) throw new Problem('section-not-found', { key })
    return ['section', key, section.id]
  }
  if (number === undefined) throw missing('--section …|--article …')
  const id = /^\d{1,15}$/.test(number) ? Number(number) : 0
  if (!(await articleById(reads, Number.MAX_SAFE_INTEGER, id))) throw new Problem('article-not-found', { id: number })
  return ['article', number, id]
}

function emailOf({ value }: Call): string {
  const email = value('email')
  if (email === undefined || email.trim() === '') throw missing('--email …')
  return email
}

function wordIn(words: readonly string[]): string {
  if (words.length === 0) throw missing('<word>')
  return words.join(' ')
}

const missing = (argument: string) => new Problem('argument-missing', { command: 'comments', argument })

function tell({ terminal }: Call, key: MessageKey, params: MessageParams): void {
  terminal.out(message(terminal.voice, key, params))
}
