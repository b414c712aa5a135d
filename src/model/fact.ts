/** A thing that happened, written in the same transaction as the change it tells of. */
export type Fact = ArticleFact | CommentFact

export interface ArticleFact {
  readonly type: 'article.received' | 'article.revised' | 'article.withdrawn'
  readonly articleId: number
  readonly revision: number
}

/** Of a comment: it was written; its state, or what is shown of it, is another one. */
export interface CommentFact {
  readonly type: 'comment.submitted' | 'comment.changed'
  readonly articleId: number
  readonly commentId: number
}
