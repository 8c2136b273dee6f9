import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOf, pagingShape } from '@quintet/management-api';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { parseApiQuery } from '../apis';
import { search } from './search-store';

const query = z.object({ ...pagingShape, query: z.string().default('') });

/** One search over APIs with their definitions, and documents with what is written in them. */
export const searchFeature = ({ database, guard }: PublisherParts): Feature => ({
  routers: [
    {
      base: PUBLISHER_API,
      router: Router().get('/search', guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:api_import_export', 'apim:api_product_import_export'), async (req, res) => {
        const { organization, username } = callerOf(req);
        const { query: text, ...paging } = query.parse(req.query);
        const { list, total } = await search(database, organization, username, parseApiQuery(text, 'content'), paging);
        res.json(pageOf(req, paging, list, total));
      }),
    },
  ],
});
