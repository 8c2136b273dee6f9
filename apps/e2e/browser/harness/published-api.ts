import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';
import { expectStatus } from '../../src/rest';
import type { PortalWorld } from './portal-world';

export interface PublishOptions {
  readonly name: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly version?: string;
  /** Members of the API in the publisher's REST API. */
  readonly own?: Readonly<Record<string, unknown>>;
  /** Text of the OpenAPI document; that of the orders by default. */
  readonly definition?: string;
  /** Whether a gateway serves it. */
  readonly isDeployed?: boolean;
}

const orders = readFileSync(join(__dirname, '..', '..', 'fixtures', 'orders.yaml'), 'utf8');

/** An API that the developer portal shows, made by REST. @returns its id */
export const publishApi = async ({ rest }: PortalWorld, { name, description = '', tags = [], version = '1.0.0', own = {}, definition = orders, isDeployed = true }: PublishOptions): Promise<string> => {
  const multipart = new FormData();
  multipart.set('file', new Blob([definition], { type: 'application/yaml' }), 'api.yaml');
  const endpoint = { url: rest.backendUrl };
  const additional = { name, version, context: `/${name.toLowerCase().replace(/[^a-z0-9]/g, '')}`, policies: ['Unlimited', 'Gold'], tags, endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint }, ...own };
  multipart.set('additionalProperties', JSON.stringify(additional));
  const { id } = expectStatus(await rest.publisher.post('/apis/import-openapi', { multipart }), 201).body as { id: string };
  if (description !== '') {
    const api = expectStatus(await rest.publisher.get(`/apis/${id}`), 200).body;
    expectStatus(await rest.publisher.put(`/apis/${id}`, { json: { ...api, description } }), 200);
  }
  if (isDeployed) {
    const revision = expectStatus(await rest.publisher.post(`/apis/${id}/revisions`, { json: { description: 'first' } }), 201).body;
    expectStatus(await rest.publisher.post(`/apis/${id}/deploy-revision?revisionId=${revision.id}`, { json: [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }] }), 201);
  }
  expectStatus(await rest.publisher.post(`/apis/change-lifecycle?apiId=${id}&action=Publish`), 200);
  await eventually(async () => expectStatus(await rest.devportal.get(`/apis/${id}/swagger`), 200));
  return id;
};
