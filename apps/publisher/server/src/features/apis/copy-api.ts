import type { OpenApiDocument } from '@quintet/openapi';
import type { PublisherParts } from '../../feature';
import { requireApi } from './api-store';
import type { CreateApi } from './create-api';
import { documentOf, readDefinition } from './definition';

export interface NewVersion {
  readonly organization: string;
  readonly provider: string;
  /** The version that the new one begins as a copy of. */
  readonly apiId: string;
  readonly version: string;
  readonly isDefaultVersion: boolean;
}

const ofVersion = (document: OpenApiDocument, version: string): OpenApiDocument => ({ ...document, info: { ...(document['info'] as object | undefined), version } });

/** Another version of an API, with all that the given one holds as it is worked on now; without revisions, deployments and subscriptions. */
export const createCopyApi =
  ({ database }: Pick<PublisherParts, 'database'>, createApi: CreateApi) =>
  /** @returns the id of the new version */
  async ({ organization, provider, apiId, version, isDefaultVersion }: NewVersion): Promise<string> => {
    const { id, name, contextTemplate, body } = await requireApi(database, organization, apiId);
    const document = documentOf(await readDefinition(database, organization, id));
    const identity = { name, version, context: contextTemplate };
    return createApi({ organization, provider, identity, body: { ...body, isDefaultVersion }, document: document && ofVersion(document, version), copyOf: id });
  };
export type CopyApi = ReturnType<typeof createCopyApi>;
