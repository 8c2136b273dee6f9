export { eventBusContract } from './event-bus.contract';
