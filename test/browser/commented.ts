import { listArticles } from '../../src/archive/lists.ts'
import { decide } from '../../src/comments/decide.ts'
import type { EditionLang } from '../../src/model/lang.ts'
import { articlePath } from '../../src/web/paths.ts'
import { commentingIn, type TypedComment } from '../support/commenting.ts'
import { NOW, type ServedSite } from './site.ts'

/** An article with a discussion, as the tests of comments find it. */
export interface Commented {
  readonly path: string
  /** The private page of the last comment, which waits for the moderators. */
  readonly own: string
  /** The report page of the first comment. */
  readonly report: string
}

/** What readers say; the number is the line that is answered. */
type Line = readonly [name: string, comment: string, answers?: number]

const DISCUSSION: Readonly<Record<EditionLang, readonly Line[]>> = {
  en: [
    ['Mariam', 'The quay was closed for two days, not one. My brother works there.\n\nThe report has the rest right.'],
    ['A reader from the hill', 'Which quay? There are three, and the map shows only the old ones.', 0],
    ['هدى', 'المقصود الرصيف الشرقي، وقد أُعيد فتحه يوم الاثنين.', 0],
    ['Joseph K.', 'Thank you for printing the figures. They are at https://harbour.example/figures/2020?page=3 too.'],
    ['سامر', 'خبر مهم، لكن أين ردّ البلدية؟ انتظرناه أسبوعًا ولم يصدر عنها شيء حتى اليوم.'],
    ['Ilse', 'It came on Friday, in the evening bulletin.', 4],
    ['Mariam', 'Friday was too late for those who had already sold their tickets.', 4],
    ['N.', 'Well put.'],
    [
      'Karim',
      'A long word must not push the page apart: Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft.',
    ],
    ['Old captain', 'We used to anchor outside and wait for the tide.\nNobody wrote about it then.'],
    ['ليلى', 'وأنا أيضًا أذكر ذلك، وكان أبي يحدثنا عنه.', 9],
    ['Rosa', 'More of this kind, please.'],
  ],
  ar: [
    ['مريم', 'أُغلق الرصيف يومين لا يومًا واحدًا، وأخي يعمل هناك.\n\nأما بقية التقرير فصحيحة.'],
    ['قارئ من الجبل', 'أي رصيف؟ هناك ثلاثة، والخريطة لا تظهر إلا القديمة.', 0],
    ['Joseph K.', 'The eastern one. It was opened again on Monday.', 0],
    ['سامر', 'خبر مهم، لكن أين ردّ البلدية؟ انتظرناه أسبوعًا ولم يصدر عنها شيء حتى اليوم.'],
    ['Ilse', 'Thank you for printing the figures. They are at https://harbour.example/figures/2020?page=3 too.'],
    ['هدى', 'صدر يوم الجمعة في نشرة المساء.', 3],
    ['مريم', 'كان الجمعة متأخرًا على من باعوا تذاكرهم.', 3],
    ['ن.', 'أحسنتم.'],
    [
      'كريم',
      'كلمة طويلة لا يجوز أن تدفع الصفحة إلى الجانب ولا أن تكسر الترتيب الذي تعوّده القراء في هذه الصحيفة: Donaudampfschifffahrtselektrizitätenhauptbetriebswerk.',
    ],
    ['قبطان قديم', 'كنا نرسو في الخارج وننتظر المد.\nولم يكتب عنا أحد يومها.'],
    ['ليلى', 'وأنا أيضًا أذكر ذلك، وكان أبي يحدثنا عنه.', 9],
    ['وردة', 'نريد المزيد من هذا.'],
  ],
}

/** Has readers discuss the newest article of an edition: every comment but the last is approved. */
export async function discuss(site: ServedSite, lang: EditionLang): Promise<Commented> {
  const path = await newestArticle(site, lang)
  const commenting = commentingIn(site)
  const ids: number[] = []
  for (const [name, comment, answers] of DISCUSSION[lang]) {
    const parent = answers === undefined ? {} : { parent: ids[answers] ?? 0 }
    await commenting.comment(path, { name, comment, ...parent })
    ids.push(...(await approveAll(site, path)))
  }
  const own = await commenting.comment(path, { name: 'Rosa', comment: 'And this one waits.' })
  return { path, own, report: `/${lang}/comments/${ids[0]}/report` }
}

/** Has each comment written under the article and approved. */
export async function publish(site: ServedSite, path: string, typed: readonly TypedComment[]): Promise<number> {
  for (const one of typed) await commentingIn(site).send(path, one)
  return (await approveAll(site, path)).length
}

export async function newestArticle({ archive }: ServedSite, lang: EditionLang, offset = 0): Promise<string> {
  const { rows } = await listArticles(archive.reads, NOW, { lang }, { limit: 40 })
  const article = rows[offset]
  if (!article) throw new Error('the seed newsroom lacks what the test needs')
  return articlePath(lang, article)
}

/** Of everything that waits under the article; the numbers of what is public now. */
async function approveAll({ archive, clock }: ServedSite, path: string): Promise<readonly number[]> {
  const articleId = Number(/\/(\d+)-[^/]*$/.exec(path)?.[1])
  const rows = await archive.writes
    .selectFrom('comment')
    .select('id')
    .where('article_id', '=', articleId)
    .where('state', '!=', 'published')
    .execute()
  const ids = rows.map(({ id }) => id)
  const { changed } = await decide(archive, clock.now, { staffId: 1, name: 'Huda' }, ids, { decision: 'approve' })
  return changed
}
