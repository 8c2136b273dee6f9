import type { Request } from 'express';
import { z } from 'zod';
import { pageOf, pagingShape, withoutNulls, type Paging } from '@quintet/management-api';
import type { Comment } from './comment-store';
import { DEFAULT_CATEGORY, MAX_COMMENT_CHARACTERS, type Thread } from './comments';

const content = z.string().trim().min(1).max(MAX_COMMENT_CHARACTERS);
const category = z.string().min(1).max(64);
export const newCommentShape = { content, category: category.default(DEFAULT_CATEGORY) };
export const newCommentBody = z.strictObject(newCommentShape);
export const changedCommentShape = { content: content.optional(), category: category.optional() };
export const changedCommentBody = z.strictObject(changedCommentShape);

const includeCommenterInfo = z.enum(['true', 'false']).default('false');
export const replyPagingShape = { replyLimit: pagingShape.limit, replyOffset: pagingShape.offset };
export const commentQuery = z.object({ ...replyPagingShape, includeCommenterInfo });
export const commentListQuery = z.object({ ...pagingShape, ...replyPagingShape, includeCommenterInfo });
export const newCommentQuery = z.object({ replyTo: z.string().min(1).max(255).optional() });

const presentOne = (comment: Comment, withCommenter: boolean) => withoutNulls({
  id: comment.id,
  content: comment.content,
  createdTime: new Date(comment.createdMs).toISOString(),
  createdBy: comment.createdBy,
  updatedTime: comment.updatedMs === null ? null : new Date(comment.updatedMs).toISOString(),
  category: comment.category,
  parentCommentId: comment.parentId,
  entryPoint: comment.entryPoint,
  // The user's names are the key manager's; the user name is what this service knows.
  commenterInfo: withCommenter ? { firstName: '', lastName: '', fullName: comment.createdBy } : null,
});

export const presentReplies = (req: Request, paging: Paging, { comments, total }: Thread['replies'], withCommenter: boolean) =>
  pageOf(
    req,
    paging,
    comments.map((comment) => presentOne(comment, withCommenter)),
    total,
  );

export const presentThread = (req: Request, { comment, replies }: Thread, { replyLimit, replyOffset, includeCommenterInfo: info }: z.output<typeof commentQuery>) => ({
  ...presentOne(comment, info === 'true'),
  replies: presentReplies(req, { limit: replyLimit, offset: replyOffset }, replies, info === 'true'),
});
