import { svgFault } from './svg-fault';

export type Recognised = { readonly mediaType: string } | { readonly fault: string };

const signatures: readonly { readonly mediaType: string; readonly begins: Buffer }[] = [
  { mediaType: 'image/png', begins: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) },
  { mediaType: 'image/jpeg', begins: Buffer.from([0xff, 0xd8, 0xff]) },
  { mediaType: 'image/gif', begins: Buffer.from('GIF87a') },
  { mediaType: 'image/gif', begins: Buffer.from('GIF89a') },
];

/** What the bytes are, whatever the sender says that they are. */
export const recogniseImage = (bytes: Buffer): Recognised => {
  const found = signatures.find(({ begins }) => bytes.subarray(0, begins.length).equals(begins));
  if (found) return { mediaType: found.mediaType };
  const fault = svgFault(bytes);
  return fault === undefined ? { mediaType: 'image/svg+xml' } : { fault };
};
