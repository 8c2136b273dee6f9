/** What a caller may send by mistake or on purpose, and nothing of ours may break on. */

const deep = (times: number, open: string, close: string): string => open.repeat(times) + '1' + close.repeat(times);
/** More levels than a stack has frames for functions that call themselves. */
const levels = 20_000;
const deepObject = deep(levels, '{"a":', '}');
const deepArray = deep(levels, '[', ']');

/** Values in the place of a field, as JSON text. */
export const hostileValues: Readonly<Record<string, string>> = {
  'null': 'null',
  'a boolean': 'true',
  'a number': '5',
  'a huge number': '1e308',
  'a number beyond all': '1e999',
  'a negative number': '-1',
  'an empty text': '""',
  'a NUL': '"a\\u0000b"',
  'half a surrogate pair': '"\\ud800"',
  'a long text': `"${'x'.repeat(100_000)}"`,
  'a list': '[1,"a",null,{}]',
  'a list of texts': '["a","a"]',
  'a list of NULs': '["a\\u0000"]',
  'an object': '{"a":1}',
  'a prototype': '{"__proto__":{"a":1},"constructor":1}',
  'a huge list': `[${'{},'.repeat(10_000)}{}]`,
  'a deep object': deepObject,
  'a deep list': deepArray,
  'a rather deep object': deep(3_000, '{"a":', '}'),
};

const json = { 'content-type': 'application/json' };

export interface HostileBody {
  readonly headers: Readonly<Record<string, string>>;
  readonly raw: string | Buffer<ArrayBuffer>;
}

export const hostileBodies: Readonly<Record<string, HostileBody>> = {
  'nothing': { headers: json, raw: '' },
  'no JSON': { headers: json, raw: '{"a":' },
  'invalid UTF-8': { headers: json, raw: Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0xc0, 0x22, 0x7d]) },
  'an unknown charset': { headers: { 'content-type': 'application/json; charset=utf-99' }, raw: '{}' },
  'UTF-16': { headers: { 'content-type': 'application/json; charset=utf-16' }, raw: Buffer.from('{}', 'utf16le') },
  'no gzip': { headers: { ...json, 'content-encoding': 'gzip' }, raw: 'no gzip' },
  'an unknown encoding': { headers: { ...json, 'content-encoding': 'nothing' }, raw: '{}' },
  'plain text': { headers: { 'content-type': 'text/plain' }, raw: 'text' },
  'a content type that is none': { headers: { 'content-type': ';;;' }, raw: '{}' },
  'a form': { headers: { 'content-type': 'application/x-www-form-urlencoded' }, raw: 'a=1&a=2&__proto__=3' },
  'multipart without a boundary': { headers: { 'content-type': 'multipart/form-data' }, raw: '{}' },
  'multipart that ends early': { headers: { 'content-type': 'multipart/form-data; boundary=x' }, raw: '--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc' },
  'multipart that is garbage': { headers: { 'content-type': 'multipart/form-data; boundary=x' }, raw: Buffer.from([0, 1, 2, 255, 254]) },
  'multipart with strange names': {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    raw: ['__proto__', 'a[b][c]', 'a[b]', 'constructor', 'url', 'url', 'file', 'inlineContent', 'additionalProperties'].map((name) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\na\0b\r\n`).join('') + '--x--\r\n',
  },
  ...Object.fromEntries(Object.entries(hostileValues).map(([name, raw]) => [name, { headers: json, raw }])),
};

/** Values of a query parameter `p`, with its name. */
export const hostileQueries: Readonly<Record<string, (name: string) => string>> = {
  'twice': (name) => `${name}=1&${name}=2`,
  'in brackets': (name) => `${name}[a]=1&${name}[]=2`,
  'empty': (name) => `${name}=`,
  'with a NUL': (name) => `${name}=a%00b`,
  'with invalid UTF-8': (name) => `${name}=%ff%c0`,
  'not encoded': (name) => `${name}=%zz`,
  'long': (name) => `${name}=${'x'.repeat(6_000)}`,
  'negative': (name) => `${name}=-1`,
  'a number of 19 digits': (name) => `${name}=9223372036854775807`,
  'the largest whole number': (name) => `${name}=9007199254740991`,
  'a number beyond all': (name) => `${name}=1e999`,
  'quotes': (name) => `${name}=${encodeURIComponent(`'";--\\%_`)}`,
  'half a surrogate pair': (name) => `${name}=%ED%A0%80`,
  'a search for a NUL': (name) => `${name}=${encodeURIComponent('tag:"\\u0000" content:\u{1F600} doc:\\')}`,
};

/** Parts of a path, as they stand in an address. */
export const hostilePathParts: Readonly<Record<string, string>> = {
  'a NUL': 'a%00b',
  'invalid UTF-8': '%ff',
  'not encoded': '%zz',
  'half a surrogate pair': '%ED%A0%80',
  'long': 'x'.repeat(6_000),
  'a slash': 'a%2Fb',
  'dots': '%2E%2E',
  'a prototype': '__proto__',
  'a quote': "'%22%3B--",
  'NULs in base64url': 'AABhAA',
};

export const hostileHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'if-match': `"${'x'.repeat(5_000)}", ,,*` },
  { 'if-none-match': ',,"\\' },
  { 'accept': ';q=,,/' },
  { 'x-request-id': '../../"' },
  { 'if-modified-since': 'never' },
  { 'range': 'bytes=-' },
];
