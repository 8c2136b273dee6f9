import { z } from 'zod';
import { pagingShape } from '@quintet/management-api';

const wholeList = 1_000;

/** WSO2's lists of policies are not paged and its clients do not ask for more, so a page is the whole list unless a caller says otherwise. */
export const listPagingShape = { ...pagingShape, limit: z.coerce.number().int().min(0).max(wholeList).default(wholeList) };
