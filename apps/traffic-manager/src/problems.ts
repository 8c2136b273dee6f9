import { defineProblems } from '@quintet/service-kit';

export const problems = defineProblems({
  POLICY_NOT_FOUND: { status: 404, title: 'There is no such throttling policy', fault: 'caller' },
  POLICY_EXISTS: { status: 409, title: 'A throttling policy of that kind has this name already', fault: 'caller' },
  POLICY_IN_USE: { status: 409, title: 'The throttling policy is in use', fault: 'caller' },
  POLICY_BUILT_IN: { status: 403, title: 'This throttling policy is built in: it can be neither changed nor deleted', fault: 'caller' },
  CUSTOM_POLICY_RESERVED: { status: 403, title: 'Only admins of the super tenant have custom policies', fault: 'caller' },
  NO_POLICY_FILE: { status: 400, title: 'The file is no exported throttling policy', fault: 'caller' },
  SUBSCRIPTION_NOT_FOUND: { status: 404, title: 'There is no such subscription', fault: 'caller' },
  DENY_POLICY_NOT_FOUND: { status: 404, title: 'There is no such deny policy', fault: 'caller' },
  DENY_POLICY_EXISTS: { status: 409, title: 'There is a deny policy for that already', fault: 'caller' },
  HUB_RESERVED: { status: 403, title: 'Only admins of the super tenant see the event hub: it carries what all tenants do', fault: 'caller' },
  HUB_UNREACHABLE: { status: 503, title: 'The event hub does not answer', fault: 'platform', retryable: true },
  DEAD_LETTER_NOT_FOUND: { status: 404, title: 'There is no such dead letter any more', fault: 'caller' },
  DEAD_LETTER_WITHOUT_VALUE: { status: 409, title: 'The record was too large to be kept with its dead letter: resync its owner instead', fault: 'caller' },
  DEAD_LETTER_OVERTAKEN: { status: 409, title: 'The record of the dead letter is not the newest of its key any more: it would take back what came after it', fault: 'caller' },
  CHANGED_MEANWHILE: { status: 412, title: 'It was changed by someone else since you read it', fault: 'caller' },
});
