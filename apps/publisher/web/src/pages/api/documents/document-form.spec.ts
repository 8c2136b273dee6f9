import { bodyOf, documentSchema, formOf, type DocumentForm } from './document-form';

const faultsOf = (change: Partial<DocumentForm>, isNew = true): string[] => (documentSchema(isNew).safeParse({ ...formOf(), name: 'A', ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));
const file = (size: number): File => ({ size }) as File;

test.each<[Partial<DocumentForm>, string[]]>([
  [{}, []],
  [{ name: ' ' }, ['name']],
  [{ type: 'OTHER' }, ['otherTypeName']],
  [{ sourceType: 'URL', sourceUrl: 'javascript:alert(1)' }, ['sourceUrl']],
  [{ sourceType: 'URL', sourceUrl: 'https://a.example/b' }, []],
  [{ sourceType: 'FILE' }, ['file']],
  [{ sourceType: 'FILE', file: file(11 * 1024 * 1024) }, ['file']],
  [{ sourceType: 'FILE', file: file(1) }, []],
])('%j has the faults %j', (change, faults) => expect(faultsOf(change)).toEqual(faults));

test('a file that is there can stay', () => expect(faultsOf({ sourceType: 'FILE' }, false)).toEqual([]));

test('only what belongs to its kind is sent', () => {
  const form = { ...formOf(), name: ' A ', sourceUrl: 'https://a.example', otherTypeName: 'x' };
  expect(bodyOf(form)).toMatchObject({ name: 'A', sourceUrl: null, otherTypeName: null });
  expect(bodyOf({ ...form, sourceType: 'URL', type: 'OTHER' })).toMatchObject({ sourceUrl: 'https://a.example', otherTypeName: 'x' });
});
