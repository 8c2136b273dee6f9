import { exampleOf } from './example-value';

const document = {
  components: {
    schemas: {
      Order: { type: 'object', properties: { id: { type: 'integer', readOnly: true }, pizza: { $ref: '#/components/schemas/Pizza' }, tags: { type: 'array', items: { type: 'string', enum: ['hot', 'mild'] } }, at: { type: 'string', format: 'date-time' } } },
      Pizza: { allOf: [{ $ref: '#/components/schemas/Named' }, { properties: { price: { type: 'number', minimum: 5 } } }] },
      Named: { type: 'object', properties: { name: { type: 'string', example: 'Margherita' } } },
      Tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } } },
      Self: { $ref: '#/components/schemas/Self' },
      'With/slash': { type: 'boolean' },
    },
  },
};
const of = (name: string): unknown => exampleOf(document, { $ref: `#/components/schemas/${name}` });

test('a value follows references, examples, enums, formats and what is composed; what only the server writes is left out', () => {
  expect(of('Order')).toEqual({ pizza: { name: 'Margherita', price: 5 }, tags: ['hot'], at: '2026-01-31T12:00:00Z' });
});

test('what a document gives as an example counts more than its types', () => {
  expect(exampleOf(document, { type: 'string', example: 'x', default: 'y' })).toBe('x');
  expect(exampleOf(document, { type: ['null', 'string'], examples: ['z'] })).toBe('z');
  expect(exampleOf(document, { const: 0 })).toBe(0);
  expect(exampleOf(document, { oneOf: [{ type: 'boolean' }, { type: 'string' }] })).toBe(true);
});

test('schemas without an end have one here, and wrong ones give nothing', () => {
  expect(JSON.stringify(of('Tree')).length).toBeLessThan(200);
  expect(of('Self')).toBeUndefined();
  expect(exampleOf(document, { $ref: '#/components/schemas/__proto__/x' })).toBeUndefined();
  expect(exampleOf(document, { $ref: 'https://evil.example/schema.json' })).toBeUndefined();
  expect(exampleOf(document, { $ref: '#/components/schemas/With~1slash' })).toBe(true);
  expect(exampleOf(document, 7)).toBeUndefined();
});
