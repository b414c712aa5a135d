import type { Archive } from '../../src/archive/archive.ts'
import { appendDecision } from '../../src/archive/comment-decisions.ts'
import { insertComment } from '../../src/archive/comment-writes.ts'
import { judge } from '../../src/comments/judge.ts'
import { knownOf } from '../../src/comments/known.ts'
import type { EditionLang } from '../../src/model/lang.ts'

/** What readers write, in turn: plain thoughts, a listed word, many links, the same again. */
const WRITTEN: readonly (readonly [lang: EditionLang, name: string, text: string])[] = [
  ['ar', 'سلمى الزروق', 'أعادت البلدية فتح الطريق أخيرًا، وهذا ما كنا نطلبه منذ عامين.\nشكرًا لمن عمل عليه.'],
  ['en', 'Ada Marsh', 'The ferry was late again this morning, and nobody at the quay could say why.'],
  ['en', 'Lucky Win', 'Play at our CASINO tonight!!! Big c@sino bonus for every reader of this site.'],
  ['ar', 'قارئ من طرابلس', 'هذا كـلـب لا يستحق المنصب، ومن عيّنه أسوأ منه.'],
  [
    'en',
    'seo master www.links.example',
    'https://a.example/1 https://b.example/2 https://c.example/3 https://d.example/4 all cheap',
  ],
  ['ar', 'هدى', 'لماذا لم يُذكر في الخبر اسم الشركة التي نفّذت العمل؟ الوزارة نشرته في موقعها.'],
]

/** Comments that wait under some articles, as many as asked for, judged as any; their numbers, oldest first. */
export async function addHeldComments(
  archive: Archive,
  now: number,
  articleIds: readonly number[],
  count: number,
): Promise<readonly number[]> {
  for (const [word, asks] of [
    ['casino', 'hold'],
    ['كلب', 'hold'],
  ] as const) {
    await archive.writes
      .insertInto('comment_word')
      .values({ word, asks, at: now })
      .onConflict((known) => known.column('word').doNothing())
      .execute()
  }
  return archive.writes.transaction().execute(async (tx) => {
    const ids: number[] = []
    for (let index = 0; index < count; index += 1) {
      const [lang, name, text] = WRITTEN[index % WRITTEN.length] ?? ['en', 'Reader', 'Well said.']
      const articleId = articleIds[index % articleIds.length] ?? 0
      const key = `held ${articleId} ${now} ${index}`
      const writing = {
        articleId,
        text,
        textKey: key,
        nameKey: name,
        lang,
        emailHash: index % 2 === 0 ? `e-mail of ${name}` : undefined,
        addressHash: `network of ${name}`,
        policy: 'pre-moderated',
      } as const
      const at = now - (count - index) * 60_000
      const attempt = {
        name,
        text,
        lang,
        trap: '',
        took: 60_000,
        proof: { asked: 'off', isGiven: false },
        fromStaff: false,
      } as const
      const verdict = judge(attempt, await knownOf(tx, at, writing))
      const id = await insertComment(tx, {
        ...writing,
        name,
        email: undefined,
        parentId: undefined,
        edition: lang,
        state: 'held',
        idempotencyKey: key,
        digest: '',
        privateHash: key,
        now: at,
      })
      const standing = { state: 'held', redactions: [], isNameCovered: false } as const
      await appendDecision(tx, {
        commentId: id,
        batch: key,
        decision: 'judge',
        before: standing,
        after: standing,
        by: 'machine',
        reasons: { fired: verdict.fired },
        undoes: undefined,
        at,
      })
      ids.push(id)
    }
    return ids
  })
}
