export interface Comment {
  readonly id: string;
  readonly apiId: string;
  /** The comment that this one answers. Answers have no answers of their own. */
  readonly parentId: string | null;
  readonly content: string;
  readonly category: string;
  readonly createdBy: string;
  readonly entryPoint: 'devPortal' | 'publisher';
  readonly createdMs: number;
  readonly updatedMs: number | null;
}

export interface CommentPaging {
  readonly limit: number;
  readonly offset: number;
}

export interface CommentPage {
  readonly comments: readonly Comment[];
  readonly total: number;
}

export interface CommentStore {
  add(organization: string, comment: Comment): Promise<void>;
  find(organization: string, apiId: string, id: string): Promise<Comment | undefined>;
  change(organization: string, id: string, change: { readonly content: string; readonly category: string; readonly updatedMs: number }): Promise<Comment | undefined>;
  /** With its answers. */
  remove(organization: string, id: string): Promise<void>;
  /** Whatever the organization: the deletion of an API names nothing but its id, which is unique in the system. */
  removeOfApi(apiId: string): Promise<void>;
  /** Comments of an API that answer no other, newest first. */
  roots(organization: string, apiId: string, paging: CommentPaging): Promise<CommentPage>;
  /** Answers, oldest first, a page of each comment's own. */
  replies(organization: string, parentIds: readonly string[], paging: CommentPaging): Promise<ReadonlyMap<string, CommentPage>>;
}
