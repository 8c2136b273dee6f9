import { answer } from '@quintet/web-kit';
import { queryOptions, useQueryClient, keepPreviousData } from '@tanstack/react-query';
import { api, type Schemas } from '../../api';

export type Comment = Schemas['Comment'];
export type Reply = Schemas['Reply'];

/** Replies that come with each comment; the others come when they are asked for. */
const firstReplies = 3;
const allReplies = 500;

export const commentsQuery = (apiId: string, { limit, offset }: { readonly limit: number; readonly offset: number }) =>
  queryOptions({
    queryKey: ['comments', apiId, { limit, offset }],
    queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/comments', { params: { path: { apiId }, query: { limit, offset, replyLimit: firstReplies } }, signal })),
    placeholderData: keepPreviousData,
  });

export const repliesQuery = (apiId: string, commentId: string) =>
  queryOptions({
    queryKey: ['comments', apiId, 'replies', commentId],
    queryFn: ({ signal }) => answer(api.GET('/apis/{apiId}/comments/{commentId}/replies', { params: { path: { apiId, commentId }, query: { limit: allReplies } }, signal })),
  });

/** What a reader may do with comments; the lists are read anew after each. */
export const useCommentActions = (apiId: string) => {
  const client = useQueryClient();
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    await client.invalidateQueries({ queryKey: ['comments', apiId] });
    return done;
  };
  const pathOf = (commentId: string) => ({ params: { path: { apiId, commentId } } });
  return {
    add: (content: string, replyTo?: string) => after(answer(api.POST('/apis/{apiId}/comments', { params: { path: { apiId }, query: replyTo === undefined ? {} : { replyTo } }, body: { content } }))),
    change: (commentId: string, content: string) => after(answer(api.PATCH('/apis/{apiId}/comments/{commentId}', { ...pathOf(commentId), body: { content } }))),
    remove: (commentId: string) => after(answer(api.DELETE('/apis/{apiId}/comments/{commentId}', pathOf(commentId)))),
  };
};
