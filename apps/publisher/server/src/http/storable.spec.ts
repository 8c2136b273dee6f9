import { isStorable, storableJson } from './storable';

test.each(['plain', 'ü', '😀', 'a\\u0000 as text', 'back\\slash', '\\\\u0000', '\\ud800 as text'])('%j is kept', (text) => {
  expect(JSON.parse(storableJson({ text }))).toEqual({ text });
});

test.each(['\0', 'a\\\0', '\ud800', 'x\udc00y'])('%j cannot be kept', (text) => {
  expect(() => storableJson({ deep: [{ text }] })).toThrow('cannot be stored');
});

test('a NUL is found in text that is compared', () => {
  expect([isStorable('a'), isStorable('a\0')]).toEqual([true, false]);
});
