import type { Api } from '../../../api/client';
import { bodyOf, fieldOf, formOf, newLine, propertiesSchema } from './property-form';

const api = { additionalProperties: [{ name: 'team', value: 'pizza', display: true, extra: 1 }] } as unknown as Api;
const faultsOf = (lines: Partial<ReturnType<typeof newLine>>[]): string[] => (propertiesSchema.safeParse({ lines: lines.map((line) => ({ ...newLine(), ...line })) }).error?.issues ?? []).map(({ path }) => path.join('.'));

test('what was read goes back as it was', () => expect(bodyOf(formOf(api)).additionalProperties).toEqual(api.additionalProperties));

test.each([
  [[{ name: 'a' }, { name: 'b' }], []],
  [[{ name: '' }], ['lines.0.name']],
  [[{ name: 'a b' }], ['lines.0.name']],
  [[{ name: 'a' }, { name: ' a ' }], ['lines.1.name']],
  [[{ name: 'a', value: 'x'.repeat(901) }], ['lines.0.value']],
])('%j has the faults %j', (lines, faults) => expect(faultsOf(lines)).toEqual(faults));

test('faults of the server stand at the line', () => expect(fieldOf('additionalProperties.1.name')).toBe('lines.1.name'));
