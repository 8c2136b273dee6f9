import { parseKeyTemplate, TemplateError } from './key-template';

test('a template is expanded with what is known of the call', () => {
  const expand = parseKeyTemplate('$userId:$apiContext/x');

  expect(expand({ userId: 'ann@carbon.super', apiContext: '/pizza/1.0.0' })).toBe('ann@carbon.super:/pizza/1.0.0/x');
  expect(expand({ userId: 'ann@carbon.super' })).toBeUndefined();
});

test.each([
  ['everyone', 'must have a variable'],
  ['$userId:$moon', 'unknown variable $moon'],
  ['$__proto__', 'must have a variable'],
])('%s is refused', (template, why) => {
  expect(() => parseKeyTemplate(template)).toThrow(TemplateError);
  expect(() => parseKeyTemplate(template)).toThrow(why);
});
