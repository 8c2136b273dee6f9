export { eventBusContract } from './event-bus.contract';
export { removeTopics } from './remove-topics';
export { recordsOf } from './records-of';
