import { eventually } from '@quintet/testkit';
import { expectStatus } from '../rest';
import type { Step } from './steps';
import { call, onEveryGateway, type World } from './world';

/** What happens to an API that is in use, up to its end. */
export const liveOn = (world: () => World, step: Step): void => {
  const changeLifecycle = async (action: string): Promise<void> => {
    expectStatus(await world().publisher.post(`/apis/change-lifecycle?apiId=${world().apiId}&action=${encodeURIComponent(action)}`), 200);
  };
  const deploy = async (description: string): Promise<void> => {
    const { id } = expectStatus(await world().publisher.post(`/apis/${world().apiId}/revisions`, { json: { description } }), 201).body;
    expectStatus(await world().publisher.post(`/apis/${world().apiId}/deploy-revision?revisionId=${id}`, { json: [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }] }), 201);
    const gateways = world().deployment.gateways.length;
    await eventually(async () => {
      const { list } = expectStatus(await world().publisher.get(`/apis/${world().apiId}/deployments`), 200).body;
      expect(list).toEqual([expect.objectContaining({ revisionUuid: id, deployedGatewayCount: gateways })]);
    });
    world().revisionId = id;
  };

  step('three redeployments under load fail no call', async () => {
    const { token } = world();
    const statuses = new Map<number, number>();
    let going = true;
    const caller = async (number: number): Promise<void> => {
      for (let i = number; going; i += 1) {
        const { status } = await call(world(), 'GET', `/orders?n=${i}`, { token }, i);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const callers = [0, 1, 2, 3].map(caller);
    try {
      for (const description of ['second', 'third', 'fourth']) await deploy(description);
    } finally {
      going = false;
      await Promise.all(callers);
    }

    expect([...statuses.keys()]).toEqual([200]);
    expect(statuses.get(200)).toBeGreaterThan(20);
  });

  step('a blocked API answers 503, and serves again when it is published again', async () => {
    const { token } = world();
    await changeLifecycle('Block');
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 503, code: 700700 });

    await changeLifecycle('Re-Publish');
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 200 });
    const { list } = expectStatus(await world().publisher.get(`/apis/${world().apiId}/lifecycle-history`), 200).body;
    expect(list.length).toBeGreaterThanOrEqual(3);
  });

  step('a document, a comment with its reply and a rating reach the other side', async () => {
    const { apiId } = world();
    const json = { name: 'How to order', type: 'HOWTO', summary: 'Orders', sourceType: 'MARKDOWN', visibility: 'API_LEVEL' };
    const { documentId } = expectStatus(await world().publisher.post(`/apis/${apiId}/documents`, { json }), 201).body;
    const content = new FormData();
    content.set('inlineContent', '# Order\nSend a POST.');
    expectStatus(await world().publisher.post(`/apis/${apiId}/documents/${documentId}/content`, { multipart: content }), 200, 201);
    await eventually(async () => {
      expect(expectStatus(await world().devportal.get(`/apis/${apiId}/documents/${documentId}/content`), 200).text).toContain('Send a POST.');
    });

    const comment = expectStatus(await world().devportal.post(`/apis/${apiId}/comments`, { json: { content: 'Works well', category: 'general' } }), 201).body;
    const { list } = expectStatus(await world().publisher.get(`/apis/${apiId}/comments`), 200).body;
    expect(list).toContainEqual(expect.objectContaining({ id: comment.id, content: 'Works well' }));
    expectStatus(await world().publisher.post(`/apis/${apiId}/comments?replyTo=${comment.id}`, { json: { content: 'Glad to hear', category: 'general' } }), 201);
    const replies = expectStatus(await world().devportal.get(`/apis/${apiId}/comments/${comment.id}/replies`), 200).body;
    expect(replies.list).toContainEqual(expect.objectContaining({ content: 'Glad to hear' }));

    expectStatus(await world().devportal.put(`/apis/${apiId}/user-rating`, { json: { rating: 4 } }), 200);
    expect(expectStatus(await world().devportal.get(`/apis/${apiId}/ratings`), 200).body).toMatchObject({ avgRating: expect.anything(), count: 1 });
  });

  step('an API with subscriptions is not deleted', async () => {
    expectStatus(await world().publisher.delete(`/apis/${world().apiId}`), 409);
  });

  step('an undeployed API is not found', async () => {
    const { apiId, revisionId, token } = world();
    expectStatus(await world().publisher.post(`/apis/${apiId}/undeploy-revision?revisionId=${revisionId}`, { json: [{ name: 'Default', vhost: 'localhost' }] }), 201);

    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 404 });
  });

  step('everything is deleted, and gone on every side', async () => {
    const { apiId, applicationId, subscriptionId } = world();
    expectStatus(await world().devportal.delete(`/subscriptions/${subscriptionId}`), 200);
    expectStatus(await world().devportal.delete(`/applications/${applicationId}`), 200);
    await eventually(async () => expectStatus(await world().publisher.delete(`/apis/${apiId}`), 200));

    expectStatus(await world().publisher.get(`/apis/${apiId}`), 404);
    await eventually(async () => expectStatus(await world().devportal.get(`/apis/${apiId}`), 404));
    expectStatus(await world().devportal.get(`/applications/${applicationId}`), 404);
    const { list } = expectStatus(await world().throttling.get('/policies/subscription'), 200).body;
    const { policyId } = list.find(({ policyName }: { policyName: string }) => policyName === 'FivePerMin');
    expectStatus(await world().throttling.delete(`/policies/subscription/${policyId}`), 200);
  });
};
