import { newOperation } from './operation-list';
import { bodyOf, fieldOf, formOf, idOf, listOf, nameOf } from './resource-form';

const operations = [newOperation('POST', '/a.json'), newOperation('GET', '/a.json'), newOperation('GET', '/50%2Eoff')];

test('the form gives back what it was made of', () => {
  const form = formOf({ operations, apiThrottlingPolicy: null });
  expect(bodyOf(form)).toEqual({ apiThrottlingPolicy: null, operations: [operations[2], operations[1], operations[0]] });
  expect(bodyOf(formOf({ operations, apiThrottlingPolicy: '10K' })).apiThrottlingPolicy).toBe('10K');
  expect(bodyOf({ ...form, apiPolicy: '10K' }).apiThrottlingPolicy).toBeNull();
});

test('names have no dots, and differ where operations do', () => {
  const ids = [...operations, newOperation('GET', '/50.off')].map(idOf);
  expect([ids.some((id) => id.includes('.')), new Set(ids).size]).toEqual([false, 4]);
  expect(operations.map((one) => nameOf(`operations.${idOf(one)}`))).toEqual(['POST /a.json', 'GET /a.json', 'GET /50%2Eoff']);
});

test('an operation that somebody else removed is not there', () => {
  const form = formOf({ operations });
  expect(listOf({ operations: { ...form.operations, [idOf(operations[0]!)]: undefined as never } })).toHaveLength(2);
});

test('faults of the server lead to the operation that they are about', () => {
  const form = formOf({ operations });
  expect(['operations.2.scopes', 'operations.0', 'operations.9', 'apiThrottlingPolicy', 'name'].map((field) => fieldOf(field, form))).toEqual([`operations.${idOf(operations[0]!)}`, `operations.${idOf(operations[2]!)}`, 'operations.9', 'apiPolicy', 'name']);
});
