/** A thing that happened, written in the same transaction as the change it tells of. */
export interface Fact {
  readonly type: 'article.received' | 'article.revised' | 'article.withdrawn'
  readonly articleId: number
  readonly revision: number
}
