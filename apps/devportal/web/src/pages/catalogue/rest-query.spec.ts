import { asksForContents, restQuery } from './rest-query';

test('what was typed stays as it is, each filter is one more condition', () => {
  expect(restQuery({ text: '', tag: '', category: '' })).toBe('');
  expect(restQuery({ text: ' name:pizza version:1.0.0 ', tag: 'fast food', category: 'Meals' })).toBe('name:pizza version:1.0.0 tag:"fast food" api-category:"Meals"');
});

test('a quote within a word cannot end it', () => {
  expect(restQuery({ text: '', tag: 'a" name:"b', category: '' })).toBe('tag:"a name:b"');
});

test.each([['content:order', true], ['name:a DOC:"how to"', true], ['docs', false], ['name:content', false]])('%s', (text, expected) => expect(asksForContents(text)).toBe(expected));
