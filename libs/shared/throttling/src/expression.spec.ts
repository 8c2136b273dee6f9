import { compileExpression, ExpressionError } from './expression';

const call = { userId: 'ann@carbon.super', apiContext: '/pizza/1.0.0', clientIp: '10.0.0.1' };

test.each([
  ["userId == 'ann@carbon.super'", true],
  ['userId == "bob"', false],
  ["userId != 'bob'", true],
  ["not (userId == 'bob') && startsWith(apiContext, '/pizza')", true],
  ["userId == 'bob' or clientIp == '10.0.0.1'", true],
  ["userId == 'bob' or clientIp == '10.0.0.1' and apiContext == '/x'", false],
  ["endsWith(userId, '.super') AND contains(apiContext, 'zz')", true],
  ["'it\\'s' == 'it\\'s'", true],
  ['true', true],
  ['!true', false],
  ['', true],
])('%s is %s', (text, holds) => {
  expect(compileExpression(text)(call)).toBe(holds);
});

test('a comparison with what the call does not have never holds', () => {
  expect(compileExpression("appId == 'a'")(call)).toBe(false);
  expect(compileExpression("appId != 'a'")(call)).toBe(false);
});

test.each([
  ['userId', '== or !='],
  ["moon == 'full'", 'variable'],
  ["userId == 'ann", 'position 10'],
  ["(userId == 'ann'", ')'],
  ["userId == 'ann' userId", 'the end'],
  ['constructor == constructor', 'variable'],
  ["toString('a', 'b')", 'variable'],
  [`${'('.repeat(30)}true${')'.repeat(30)}`, 'nested too deep'],
  [`true${' and true'.repeat(300)}`, 'too long'],
])('%s is refused', (text, why) => {
  expect(() => compileExpression(text)).toThrow(ExpressionError);
  expect(() => compileExpression(text)).toThrow(why);
});
