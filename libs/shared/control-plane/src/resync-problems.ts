import { defineProblems } from '@quintet/service-kit';

export const resyncProblems = defineProblems({
  RESYNC_RESERVED: { status: 403, title: 'Only admins of the super tenant may do this: the topics are of all tenants', fault: 'caller' },
  RESYNC_RUNNING: { status: 409, title: 'The state is being published again already', fault: 'caller', retryable: true },
  RESYNC_UNFINISHED: { status: 503, title: 'The state could not be published again to its end', fault: 'platform', retryable: true },
});
