import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Catalogue } from '../catalogue';
import { commentRoutes } from './comment-routes';
import { createComments, type Comments } from './comments';
import { createPgCommentStore } from './pg-comment-store';
import { ratingRoutes } from './rating-routes';
import type { RatingStore } from './rating-store';

export { changedCommentShape, commentListQuery, commentQuery, newCommentQuery, newCommentShape, presentReplies, presentThread } from './comment-schema';
export type { Comments } from './comments';
export { createPgRatingStore } from './pg-rating-store';

/** Ratings and comments. The store of ratings comes from outside: the catalogue shows their averages. */
export const feedbackFeature = ({ guard, database, clock }: DevportalParts, { catalogue, ratings }: { catalogue: Catalogue; ratings: RatingStore }): Feature & { readonly comments: Comments } => {
  const store = createPgCommentStore(database);
  const comments = createComments({ store, clock });
  return {
    comments,
    forgetApi: async (apiId) => {
      await ratings.removeOfApi(apiId);
      await store.removeOfApi(apiId);
    },
    routers: [
      { base: DEVPORTAL_API, router: ratingRoutes({ guard, catalogue, ratings }) },
      { base: DEVPORTAL_API, router: commentRoutes({ guard, catalogue, comments }) },
    ],
  };
};
