import { randomUUID } from 'node:crypto';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Comment, CommentPage, CommentPaging, CommentStore } from './comment-store';

export const MAX_COMMENT_CHARACTERS = 512;
export const DEFAULT_CATEGORY = 'general';

/** A comment with a page of its answers. */
export interface Thread {
  readonly comment: Comment;
  readonly replies: CommentPage;
}

export interface NewComment {
  readonly apiId: string;
  readonly content: string;
  readonly category: string;
  readonly createdBy: string;
  readonly entryPoint: Comment['entryPoint'];
  /** The comment that it answers. */
  readonly replyTo: string | undefined;
}

/** Who wants to change or delete a comment. */
export interface Actor {
  readonly username: string;
  /** May delete what others wrote. */
  readonly moderator: boolean;
}

const none: CommentPage = { comments: [], total: 0 };

/** What people say about APIs. The caller has checked that the API may be seen. */
export const createComments = ({ store, clock }: { store: CommentStore; clock: Clock }) => {
  const find = async (organization: string, apiId: string, id: string): Promise<Comment> => {
    const comment = await store.find(organization, apiId, id);
    if (!comment) throw new AppError(problems.COMMENT_NOT_FOUND, id);
    return comment;
  };
  const withReplies = async (organization: string, comments: readonly Comment[], paging: CommentPaging): Promise<Thread[]> => {
    const replies = await store.replies(organization, comments.map(({ id }) => id), paging);
    return comments.map((comment) => ({ comment, replies: replies.get(comment.id) ?? none }));
  };

  return {
    list: async (organization: string, apiId: string, paging: CommentPaging, replyPaging: CommentPaging): Promise<{ threads: Thread[]; total: number }> => {
      const { comments, total } = await store.roots(organization, apiId, paging);
      return { threads: await withReplies(organization, comments, replyPaging), total };
    },
    get: async (organization: string, apiId: string, id: string, replyPaging: CommentPaging): Promise<Thread> => {
      const [thread] = await withReplies(organization, [await find(organization, apiId, id)], replyPaging);
      return thread as Thread;
    },
    replies: async (organization: string, apiId: string, id: string, paging: CommentPaging): Promise<CommentPage> => {
      await find(organization, apiId, id);
      return (await store.replies(organization, [id], paging)).get(id) ?? none;
    },
    add: async (organization: string, { replyTo, ...of }: NewComment): Promise<Thread> => {
      // An answer to an answer joins the same thread: there are two levels, as in WSO2's portals.
      const parent = replyTo === undefined ? undefined : await find(organization, of.apiId, replyTo);
      const parentId = parent === undefined ? null : (parent.parentId ?? parent.id);
      const comment: Comment = { ...of, id: randomUUID(), parentId, createdMs: clock.now(), updatedMs: null };
      await store.add(organization, comment);
      return { comment, replies: none };
    },
    change: async (organization: string, apiId: string, id: string, actor: Pick<Actor, 'username'>, change: { content?: string | undefined; category?: string | undefined }): Promise<Thread> => {
      const before = await find(organization, apiId, id);
      if (before.createdBy !== actor.username) throw new AppError(problems.COMMENT_NOT_YOURS, id);
      const after = await store.change(organization, id, { content: change.content ?? before.content, category: change.category ?? before.category, updatedMs: clock.now() });
      if (!after) throw new AppError(problems.COMMENT_NOT_FOUND, id);
      return { comment: after, replies: none };
    },
    remove: async (organization: string, apiId: string, id: string, { username, moderator }: Actor): Promise<void> => {
      const comment = await find(organization, apiId, id);
      if (comment.createdBy !== username && !moderator) throw new AppError(problems.COMMENT_NOT_YOURS, id);
      await store.remove(organization, id);
    },
  };
};
export type Comments = ReturnType<typeof createComments>;
