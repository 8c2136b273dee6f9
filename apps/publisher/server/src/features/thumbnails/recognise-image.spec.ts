import { recogniseImage } from './recognise-image';

const svg = (inside: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${inside}</svg>`);
const fault = (bytes: Buffer): unknown => (recogniseImage(bytes) as { fault?: string }).fault;

test('images are recognised by their first bytes', () => {
  expect(recogniseImage(Buffer.from('89504e470d0a1a0a00', 'hex'))).toEqual({ mediaType: 'image/png' });
  expect(recogniseImage(Buffer.from('ffd8ffe0', 'hex'))).toEqual({ mediaType: 'image/jpeg' });
  expect(recogniseImage(Buffer.from('GIF89a..'))).toEqual({ mediaType: 'image/gif' });
});

test('a picture that only draws is taken', () => {
  for (const picture of [
    svg('<path d="M0 0h1v1z" fill="url(#a)"/><use href="#b"/><style>.a{fill:red}</style>'),
    Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by <someone> -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'),
  ]) {
    expect(recogniseImage(picture)).toEqual({ mediaType: 'image/svg+xml' });
  }
});

test.each([
  ['<script>alert(1)</script>'],
  ['<SCRIPT>alert(1)</SCRIPT>'],
  ['<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
  ['<foreignObject><body onload="x"/></foreignObject>'],
  ['<path onclick="alert(1)"/>'],
  ['<path d="M0"onclick="alert(1)"/>'],
  ['<path/onclick=alert(1)/>'],
  ['<animate attributeName="href" to="javascript:alert(1)"/>'],
  ['<use href="https://example.com/x.svg#a"/>'],
  ['<use xlink:href="data:image/svg+xml,x"/>'],
  ['<use href="&#106;avascript:alert(1)"/>'],
  ['<image href="#a"/>'],
  ['<style>@import "https://example.com/a.css"</style>'],
  ['<path fill="url(https://example.com/x)"/>'],
  ['<style>a{fill:url(\'//example.com/x\')}</style>'],
  ['<![CDATA[<script>]]>'],
  ['<?xml-stylesheet href="x"?>'],
  ['<!ENTITY a "b">'],
  ['< script>alert(1)</script>'],
])('a picture that can do more than draw is refused: %s', (inside) => {
  expect(fault(svg(inside))).toEqual(expect.any(String));
});

test('what is none of them is refused', () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('<html></html>'), Buffer.from('<!DOCTYPE svg><svg/>'), Buffer.from([0xff, 0xfe, 0x3c, 0x00]), Buffer.from('%PDF-1.7'), Buffer.from('<svga/>')]) {
    expect(fault(bytes)).toEqual(expect.any(String));
  }
  expect(fault(Buffer.from('<?xml version="1.0" encoding="UTF-7"?><svg/>'))).toEqual(expect.any(String));
});
