export type State = 'CREATED' | 'PROTOTYPED' | 'PUBLISHED' | 'BLOCKED' | 'DEPRECATED' | 'RETIRED';

/** Every move that the lifecycle has, whatever is allowed just now. */
export interface Move {
  readonly from: State;
  readonly action: string;
  readonly to: State;
}

export const moves: readonly Move[] = [
  { from: 'CREATED', action: 'Publish', to: 'PUBLISHED' },
  { from: 'CREATED', action: 'Deploy as a Prototype', to: 'PROTOTYPED' },
  { from: 'PROTOTYPED', action: 'Publish', to: 'PUBLISHED' },
  { from: 'PROTOTYPED', action: 'Demote to Created', to: 'CREATED' },
  { from: 'PUBLISHED', action: 'Deploy as a Prototype', to: 'PROTOTYPED' },
  { from: 'PUBLISHED', action: 'Block', to: 'BLOCKED' },
  { from: 'PUBLISHED', action: 'Demote to Created', to: 'CREATED' },
  { from: 'PUBLISHED', action: 'Deprecate', to: 'DEPRECATED' },
  { from: 'BLOCKED', action: 'Re-Publish', to: 'PUBLISHED' },
  { from: 'BLOCKED', action: 'Deprecate', to: 'DEPRECATED' },
  { from: 'DEPRECATED', action: 'Retire', to: 'RETIRED' },
];

export const box = { width: 132, height: 52 };
export const canvas = { width: 800, height: 300 };

/** Centres, in the units of the picture. */
export const places: Readonly<Record<State, { readonly x: number; readonly y: number }>> = {
  CREATED: { x: 80, y: 150 },
  PROTOTYPED: { x: 220, y: 42 },
  PUBLISHED: { x: 380, y: 150 },
  BLOCKED: { x: 540, y: 42 },
  DEPRECATED: { x: 560, y: 240 },
  RETIRED: { x: 726, y: 150 },
};

export const states = Object.keys(places) as readonly State[];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where the line from the middle of a box towards a point leaves the box. */
const edgeTowards = (centre: Point, towards: Point): Point => {
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  const gap = 4;
  const scale = Math.min((box.width / 2 + gap) / Math.max(Math.abs(dx), 1e-6), (box.height / 2 + gap) / Math.max(Math.abs(dy), 1e-6));
  return { x: centre.x + dx * scale, y: centre.y + dy * scale };
};

const bend = 26;

/** A bow to the left of the way, so that the ways there and back stand apart. */
export const pathOf = ({ from, to }: Pick<Move, 'from' | 'to'>): { readonly d: string; readonly label: Point } => {
  const a = places[from];
  const b = places[to];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const hasWayBack = moves.some((move) => move.from === to && move.to === from);
  const bow = hasWayBack ? bend : 0;
  const middle = { x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * bow, y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * bow };
  const start = edgeTowards(a, middle);
  const end = edgeTowards(b, middle);
  const round = (value: number): number => Math.round(value * 10) / 10;
  return { d: `M ${round(start.x)} ${round(start.y)} Q ${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`, label: { x: round(middle.x), y: round(middle.y) } };
};
