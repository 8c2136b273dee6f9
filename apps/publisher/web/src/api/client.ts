import { createApi } from '@quintet/web-kit';
import { servicesBase } from '../apis/addresses';
import type { components, paths } from './publisher';

/** The publisher's REST API with the rights of whoever is logged in. */
export const publisher = createApi<paths>(servicesBase);

/** A schema of the publisher's document, by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
export type Api = Schema<'Api'>;
export type ApiInfo = Schema<'ApiInfo'>;
