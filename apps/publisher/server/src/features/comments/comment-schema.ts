import type { Request } from 'express';
import { z } from 'zod';
import { pageOf, pagingShape, type Paging } from '@quintet/management-api';

const content = z.string().trim().min(1).max(512);
const category = z.string().min(1).max(64);
export const newComment = z.strictObject({ content, category: category.default('general') });
export const changedComment = z.strictObject({ content: content.optional(), category: category.optional() });
export const newCommentQuery = z.object({ replyTo: z.string().min(1).max(255).optional() });

const includeCommenterInfo = z.enum(['true', 'false']).default('false');
export const listQuery = z.object({ ...pagingShape, includeCommenterInfo });
export const commentQuery = z.object({ replyLimit: pagingShape.limit, replyOffset: pagingShape.offset, includeCommenterInfo });

const pagination = z.looseObject({ offset: z.number(), limit: z.number(), total: z.number() });
const replies = z.looseObject({ list: z.array(z.looseObject({})), pagination });
/** A comment as the developer portal gives it; what is not looked at here passes unchanged. */
export const comment = z.looseObject({ id: z.string(), replies: replies.nullish() });
export const commentList = z.object({ list: z.array(comment), pagination });
export type Comment = z.output<typeof comment>;

/** Links of the developer portal lead to its own addresses: ours take their place. */
export const presentComment = (apiId: string, of: Comment) => {
  if (!of.replies) return of;
  const { offset, limit, total } = of.replies.pagination;
  const link = (to: number): string => `/apis/${apiId}/comments/${of.id}/replies?limit=${limit}&offset=${to}`;
  const next = limit > 0 && offset + limit < total ? link(offset + limit) : '';
  const previous = limit > 0 && offset > 0 ? link(Math.max(0, offset - limit)) : '';
  return { ...of, replies: { ...of.replies, pagination: { offset, limit, total, next, previous } } };
};

export const presentComments = (req: Request, apiId: string, paging: Paging, body: unknown) => {
  const { list, pagination: at } = commentList.parse(body);
  return pageOf(req, paging, list.map((one) => presentComment(apiId, one)), at.total);
};
