/** Elements that only draw. */
const drawing = new Set(
  (
    'svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath marker ' +
    'linearGradient radialGradient stop pattern clipPath mask style switch view filter feBlend feColorMatrix feComponentTransfer feComposite ' +
    'feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur ' +
    'feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);

const notAnImage = 'only PNG, JPEG, GIF and SVG images are taken';
const xmlDeclaration = /^\uFEFF?\s*<\?xml\s[^<>]*\?>/;
const comment = /<!--[^]*?-->/g;
/** Any start of markup, and the name behind it. */
const tag = /<(\/?)([^\s/>]*)/g;
const handler = /[\s"'/]on[\w:-]*\s*=/i;
const reference = /[\s"'/](?:[\w-]+:)?href\s*=(?!\s*["']#)/i;
const outside = /@import|javascript:|url\(\s*["']?\s*(?!["'\s]*#)/i;

/**
 * Why bytes are no SVG that may be shown, or undefined when they are one. Takes only elements that draw, no event
 * handlers, and no reference but those within the picture; what else SVG knows can run scripts or load from elsewhere.
 */
export const svgFault = (bytes: Buffer): string | undefined => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notAnImage;
  }
  const declared = xmlDeclaration.exec(text)?.[0] ?? '';
  if (/encoding\s*=\s*["'](?!utf-8["'])/i.test(declared)) return 'an SVG image must be encoded as UTF-8';
  const markup = text.slice(declared.length).replace(comment, ' ');
  if (!/^\s*<svg[\s>]/.test(markup)) return notAnImage;
  for (const [, , name] of markup.matchAll(tag)) {
    if (!drawing.has(name ?? '')) return `an SVG image must not have the element or instruction "${(name ?? '').slice(0, 40)}": only elements that draw are taken`;
  }
  if (handler.test(markup)) return 'an SVG image must not have event handlers';
  if (reference.test(markup) || outside.test(markup)) return 'an SVG image must refer to nothing but its own parts';
  return undefined;
};
