import { differences, rebase } from './differences';

const base = { name: 'A', tags: ['x'], cors: { on: false, origins: ['*'] } };

describe('differences', () => {
  it('names a field, and the field of a field, that differs', () => {
    expect(differences(base, { ...base, name: 'B', cors: { on: true, origins: ['*'] } })).toEqual([
      { path: 'name', before: 'A', after: 'B' },
      { path: 'cors.on', before: false, after: true },
    ]);
  });

  it('sees no difference between nothing and null', () => {
    expect(differences({ a: null }, {})).toEqual([]);
  });
});

describe('rebase', () => {
  it('keeps what they changed and what I changed', () => {
    expect(rebase(base, { ...base, name: 'mine' }, { ...base, tags: ['theirs'] })).toEqual({ ...base, name: 'mine', tags: ['theirs'] });
  });

  it('keeps my value where both changed the same', () => {
    expect(rebase(base, { ...base, name: 'mine' }, { ...base, name: 'theirs' }).name).toBe('mine');
  });

  it('merges within a field that is an object', () => {
    const merged = rebase(base, { ...base, cors: { on: true, origins: ['*'] } }, { ...base, cors: { on: false, origins: ['https://a'] } });
    expect(merged.cors).toEqual({ on: true, origins: ['https://a'] });
  });
});
