import { AppError } from '@quintet/service-kit';
import { ADMIN_API, PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { categoryAdminRoutes, categoryListRoutes } from './category-routes';
import { shareCategories } from './category-store';

/** Categories that administrators make and APIs stand in. */
export const apiCategoriesFeature = (parts: PublisherParts): Feature => ({
  routers: [
    { base: PUBLISHER_API, router: categoryListRoutes(parts) },
    { base: ADMIN_API, router: categoryAdminRoutes(parts) },
  ],
  completeApi: async (db, organization, body) => {
    if (body.categories.length === 0) return body;
    const known = await shareCategories(db, organization, body.categories);
    const faults = body.categories.flatMap((name, i) => (known.has(name) ? [] : [{ field: `categories.${i}`, reason: `there is no category "${name}"` }]));
    if (faults.length > 0) throw new AppError(problems.CATEGORY_UNKNOWN, faults.map(({ reason }) => reason).join('; '), { faults });
    return body;
  },
});
