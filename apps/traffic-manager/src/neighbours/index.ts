export { followNeighbours, type Neighbours } from './follow-neighbours';
