import { arrowOf, moves, narrowPicture, states, widePicture, type Picture } from './lifecycle-picture';

const numbersOf = (d: string): number[] => [...d.matchAll(/-?\d+(?:\.\d+)?/g)].map(([text]) => Number(text));
const isWithin = ({ box, places }: Picture, state: (typeof states)[number], x: number, y: number): boolean => Math.abs(x - places[state].x) <= box.width / 2 && Math.abs(y - places[state].y) <= box.height / 2;
const pictures: readonly (readonly [string, Picture])[] = [
  ['wide', widePicture],
  ['narrow', narrowPicture],
];

test.each(pictures)('the %s picture has every box on it, and none on another', (_name, picture) => {
  const { width, height, box, places } = picture;
  for (const state of states) {
    const { x, y } = places[state];
    expect(x - box.width / 2).toBeGreaterThanOrEqual(0);
    expect(x + box.width / 2).toBeLessThanOrEqual(width);
    expect(y - box.height / 2).toBeGreaterThanOrEqual(0);
    expect(y + box.height / 2).toBeLessThanOrEqual(height);
    for (const other of states) if (other !== state) expect(Math.abs(places[other].x - x) >= box.width || Math.abs(places[other].y - y) >= box.height).toBe(true);
  }
});

test.each(pictures)('arrows of the %s picture begin and end beside their boxes', (_name, picture) => {
  for (const { from, to } of moves) {
    const [x1 = 0, y1 = 0, , , x2 = 0, y2 = 0] = numbersOf(arrowOf(picture, from, to));
    expect([isWithin(picture, from, x1, y1), isWithin(picture, to, x2, y2)]).toEqual([false, false]);
  }
});

test('a way and the way back are two lines', () => {
  const there = numbersOf(arrowOf(widePicture, 'CREATED', 'PUBLISHED'));
  const back = numbersOf(arrowOf(widePicture, 'PUBLISHED', 'CREATED'));
  expect(Math.abs(there[3]! - back[3]!)).toBeGreaterThan(20);
});
