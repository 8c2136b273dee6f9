import { answer } from '@quintet/web-kit';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { publisher, type Schema } from '../../../api/client';
import { apiKeys } from '../../../apis/use-api';

export type Comment = Schema<'Comment'>;
export type Reply = Schema<'Reply'>;

export const maxLength = 512;
const pageSize = 20;
const keyOf = (apiId: string) => [...apiKeys.of(apiId), 'comments'];

interface Listed {
  readonly pagination: { readonly offset: number; readonly limit: number; readonly total: number };
}
const nextOffset = ({ pagination: { offset, limit, total } }: Listed): number | undefined => (limit > 0 && offset + limit < total ? offset + limit : undefined);

/** Comments, newest first as the portal gives them, page after page. */
export const useComments = (apiId: string) =>
  useInfiniteQuery({
    queryKey: [...keyOf(apiId), 'list'],
    initialPageParam: 0,
    queryFn: ({ pageParam: offset, signal }) => answer(publisher.GET('/apis/{apiId}/comments', { params: { path: { apiId }, query: { limit: pageSize, offset } }, signal })),
    getNextPageParam: nextOffset,
  });

/** The replies to a comment beyond those that came with it. */
export const useReplies = (apiId: string, commentId: string, isWanted: boolean) =>
  useInfiniteQuery({
    queryKey: [...keyOf(apiId), commentId, 'replies'],
    initialPageParam: 0,
    enabled: isWanted,
    queryFn: ({ pageParam: offset, signal }) => answer(publisher.GET('/apis/{apiId}/comments/{commentId}/replies', { params: { path: { apiId, commentId }, query: { limit: pageSize, offset } }, signal })),
    getNextPageParam: nextOffset,
  });

/** What can be done with comments; all of them are asked for again after it. */
export const useCommentCalls = (apiId: string) => {
  const client = useQueryClient();
  const after = async <T>(call: Promise<T>): Promise<T> => {
    const result = await call;
    await client.invalidateQueries({ queryKey: keyOf(apiId) });
    return result;
  };
  return {
    post: (content: string, replyTo?: string) => after(answer(publisher.POST('/apis/{apiId}/comments', { params: { path: { apiId }, query: replyTo === undefined ? {} : { replyTo } }, body: { content, category: 'general' } }))),
    change: (commentId: string, content: string) => after(answer(publisher.PATCH('/apis/{apiId}/comments/{commentId}', { params: { path: { apiId, commentId } }, body: { content } }))),
    remove: (commentId: string) => after(answer(publisher.DELETE('/apis/{apiId}/comments/{commentId}', { params: { path: { apiId, commentId } } }))),
  };
};
