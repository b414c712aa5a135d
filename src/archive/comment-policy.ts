import type { CommentPolicy } from '../model/comment.ts'
import type { Archive, Db } from './archive.ts'
import { logRuleChange, type RuleSetter } from './comment-rule-log.ts'
import { prepared } from './prepared.ts'

/** What was set for an article and for its section; absent where nothing was. */
export interface SetPolicies {
  readonly article: CommentPolicy | undefined
  readonly section: CommentPolicy | undefined
}

const ofArticle = prepared<{ id: number }, { scope: string; policy: string }>((db, { id }) =>
  db
    .selectFrom('comment_policy')
    .select(['scope', 'policy'])
    .where(({ eb, or, and, selectFrom }) =>
      or([
        and([eb('scope', '=', 'article'), eb('subject_id', '=', id)]),
        and([
          eb('scope', '=', 'section'),
          eb('subject_id', '=', selectFrom('article').select('section_id').where('id', '=', id)),
        ]),
      ]),
    ),
)

export async function policiesOf(db: Db, articleId: number): Promise<SetPolicies> {
  const rows = await ofArticle(db, { id: articleId })
  const policyOf = (scope: string) => rows.find((row) => row.scope === scope)?.policy as CommentPolicy | undefined
  return { article: policyOf('article'), section: policyOf('section') }
}

/** What a policy is set for: a section or an article, by its number, and by what the log tells it. */
export interface PolicySubject {
  readonly scope: 'section' | 'article'
  readonly id: number
  /** The key of a section, the number of an article. */
  readonly label: string
}

/** Sets the policy of a section or an article; `undefined` takes it back, so that what is around it holds again. */
export async function setPolicy(
  { writes }: Archive,
  now: number,
  by: RuleSetter,
  { scope, id, label }: PolicySubject,
  policy: CommentPolicy | undefined,
): Promise<void> {
  await writes.transaction().execute(async (tx) => {
    const known = await tx
      .deleteFrom('comment_policy')
      .where('scope', '=', scope)
      .where('subject_id', '=', id)
      .returning('policy')
      .executeTakeFirst()
    if (policy !== undefined) {
      await tx
        .insertInto('comment_policy')
        .values({ scope, subject_id: id, policy, at: now })
        .onConflict((other) => other.columns(['scope', 'subject_id']).doUpdateSet({ policy, at: now }))
        .execute()
    }
    await logRuleChange(tx, now, by, { kind: scope, subject: label, before: known?.policy, after: policy })
  })
}

/** Every policy that was set, with the key of its section or the number of its article. */
export async function allPolicies(
  db: Db,
): Promise<readonly { readonly scope: string; readonly subject: string; readonly policy: string }[]> {
  const rows = await db
    .selectFrom('comment_policy')
    .leftJoin('section', (join) =>
      join.onRef('section.id', '=', 'comment_policy.subject_id').on('comment_policy.scope', '=', 'section'),
    )
    .select(['scope', 'subject_id', 'policy', 'section.key'])
    .orderBy('scope')
    .orderBy('subject_id')
    .execute()
  return rows.map(({ scope, subject_id, policy, key }) => ({ scope, subject: key ?? String(subject_id), policy }))
}
