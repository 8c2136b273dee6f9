import { call, createApplication } from '../../src/main-job/world';
import { expectStatus, request } from '../../src/rest';
import { publishApi } from './published-api';
import type { PortalWorld } from './portal-world';

/** Ids of what is there to be looked at. */
export interface Scene {
  readonly apiId: string;
  readonly documentId: string;
  readonly applicationId: string;
  /** The administrator's own. */
  readonly userId: string;
  /** Of the business plan Gold. */
  readonly planId: string;
  /** Of the environment Default. */
  readonly environmentId: string;
}

const description = 'Takes orders and says where they are. Meant for shops and for those who deliver.';
const howTo = '# Your first order\n\nSend a `POST` to `/orders`:\n\n```json\n{ "item": "Margherita", "quantity": 2 }\n```\n\n| Field | Meaning |\n| --- | --- |\n| `item` | From the menu |\n| `quantity` | 1 or more |\n';

/** One of each thing that the portals show: an API with all that belongs to it, an application that calls it, a comment, a deny policy. */
export const setScene = async (world: PortalWorld): Promise<Scene> => {
  const { rest } = world;
  const apiId = await publishApi(world, { name: 'Orders', description, tags: ['shop', 'delivery'] });
  await publishApi(world, { name: 'Menu', description: 'What is offered today.', tags: ['shop'] });
  rest.apiId = apiId;
  rest.context = '/orders';
  const { documentId } = expectStatus(await rest.publisher.post(`/apis/${apiId}/documents`, { json: { name: 'Your first order', type: 'HOWTO', sourceType: 'MARKDOWN', summary: 'From a token to an order', visibility: 'API_LEVEL' } }), 201).body;
  const content = new FormData();
  content.set('inlineContent', howTo);
  expectStatus(await rest.publisher.post(`/apis/${apiId}/documents/${documentId}/content`, { multipart: content }), 200);
  const application = await createApplication(rest, 'Corner shop', 'Gold');
  expectStatus(await rest.devportal.post(`/apis/${apiId}/comments`, { json: { content: 'Is there a limit for the quantity?', category: 'general' } }), 201);
  expectStatus(await rest.throttling.post('/deny-policies', { json: { conditionType: 'IP', conditionValue: { fixedIp: '203.0.113.7', invert: false }, conditionStatus: true } }), 201);
  await call(rest, 'GET', '/orders'); // refused: there is something to explain
  const { body: settings } = expectStatus(await rest.publisher.get('/settings'), 200);
  const { body: plans } = expectStatus(await rest.throttling.get('/policies/subscription'), 200);
  const { Resources } = expectStatus(await request('GET', `${rest.deployment.keyManager}/scim2/Users?filter=${encodeURIComponent(`userName eq "${world.admin.username}"`)}`, { basic: world.admin }), 200).body;
  return { apiId, documentId, applicationId: application.applicationId, userId: Resources[0].id, planId: plans.list.find(({ policyName }: { policyName: string }) => policyName === 'Gold').policyId, environmentId: settings.environment[0].id };
};
