export type State = 'CREATED' | 'PROTOTYPED' | 'PUBLISHED' | 'BLOCKED' | 'DEPRECATED' | 'RETIRED';

/** Every move that the lifecycle has, whatever is allowed just now. */
export const moves: readonly { readonly from: State; readonly to: State }[] = [
  { from: 'CREATED', to: 'PUBLISHED' },
  { from: 'CREATED', to: 'PROTOTYPED' },
  { from: 'PROTOTYPED', to: 'PUBLISHED' },
  { from: 'PROTOTYPED', to: 'CREATED' },
  { from: 'PUBLISHED', to: 'PROTOTYPED' },
  { from: 'PUBLISHED', to: 'BLOCKED' },
  { from: 'PUBLISHED', to: 'CREATED' },
  { from: 'PUBLISHED', to: 'DEPRECATED' },
  { from: 'BLOCKED', to: 'PUBLISHED' },
  { from: 'BLOCKED', to: 'DEPRECATED' },
  { from: 'DEPRECATED', to: 'RETIRED' },
];

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A drawing of the states, in units of its own. Places are the middles of the boxes. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly places: Readonly<Record<State, Point>>;
}

export const widePicture: Picture = {
  width: 760,
  height: 276,
  box: { width: 132, height: 58 },
  places: { CREATED: { x: 76, y: 138 }, PROTOTYPED: { x: 226, y: 38 }, PUBLISHED: { x: 376, y: 138 }, BLOCKED: { x: 540, y: 38 }, DEPRECATED: { x: 540, y: 238 }, RETIRED: { x: 688, y: 138 } },
};

/** For a narrow screen: from top to bottom. */
export const narrowPicture: Picture = {
  width: 320,
  height: 470,
  box: { width: 128, height: 58 },
  places: { CREATED: { x: 68, y: 36 }, PROTOTYPED: { x: 252, y: 96 }, PUBLISHED: { x: 110, y: 206 }, BLOCKED: { x: 252, y: 296 }, DEPRECATED: { x: 68, y: 346 }, RETIRED: { x: 110, y: 438 } },
};

export const states: readonly State[] = ['CREATED', 'PROTOTYPED', 'PUBLISHED', 'BLOCKED', 'DEPRECATED', 'RETIRED'];

const gap = 5;
const bend = 20;
const round = (value: number): number => Math.round(value * 10) / 10;

/** Where the line from the middle of a box towards a point leaves the box. */
const edgeTowards = ({ box }: Picture, centre: Point, towards: Point): Point => {
  const dx = towards.x - centre.x;
  const dy = towards.y - centre.y;
  const scale = Math.min((box.width / 2 + gap) / Math.max(Math.abs(dx), 1e-6), (box.height / 2 + gap) / Math.max(Math.abs(dy), 1e-6));
  return { x: centre.x + dx * scale, y: centre.y + dy * scale };
};

/** The `d` of a path between two boxes. Where there is a way back, both bow to the left of where they go, so that they stand apart. */
export const arrowOf = (picture: Picture, from: State, to: State): string => {
  const [a, b] = [picture.places[from], picture.places[to]];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const bow = moves.some((move) => move.from === to && move.to === from) ? bend : 0;
  const middle = { x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * bow, y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * bow };
  const start = edgeTowards(picture, a, middle);
  const end = edgeTowards(picture, b, middle);
  return `M ${round(start.x)} ${round(start.y)} Q ${round(middle.x)} ${round(middle.y)} ${round(end.x)} ${round(end.y)}`;
};
