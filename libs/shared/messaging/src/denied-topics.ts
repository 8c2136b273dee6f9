import type { Logger } from '@quintet/service-kit';
import type { TrackedFollowing } from './kafka-following';

const retryMs = 1_000; // a right that is missing is granted by a person

/** Topics that this user may not read: left out of requests for several, which the broker would refuse whole, and tried again by themselves. */
export const createDeniedTopics = (logger: Logger) => {
  const retryAtMs = new Map<TrackedFollowing, number>();
  return {
    add: (following: TrackedFollowing): void => {
      if (!retryAtMs.has(following)) logger.warn({ topic: following.topic }, 'a topic may not be read by this user (TOPIC_AUTHORIZATION_FAILED): it is tried again, and others go on');
      retryAtMs.set(following, performance.now() + retryMs);
    },
    remove: (following: TrackedFollowing): void => {
      if (retryAtMs.delete(following)) logger.info({ topic: following.topic }, 'a topic may be read by this user now');
    },
    forget: (following: TrackedFollowing): void => void retryAtMs.delete(following),
    has: (following: TrackedFollowing): boolean => retryAtMs.has(following),
    isDue: (following: TrackedFollowing): boolean => performance.now() >= (retryAtMs.get(following) ?? Infinity),
    retryMs,
  };
};
