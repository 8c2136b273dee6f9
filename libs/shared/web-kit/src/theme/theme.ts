import { Badge, Card, createTheme, defaultVariantColorsResolver, Modal, Paper, Table, Tooltip, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** Accent of the portals: dark enough for white text from shade 6 on, light enough on dark grounds up to shade 4. */
const quintet: MantineColorsTuple = ['#eef3ff', '#dce4f5', '#b9c7e8', '#93a8da', '#728dce', '#3f62c0', '#2f54b8', '#2648a1', '#1d3b87', '#122d6d'];

/** Colours whose darkest shade is still too light for words. */
const pale: ReadonlySet<string> = new Set(['yellow', 'lime', 'orange']);

export const theme = createTheme({
  primaryColor: 'quintet',
  primaryShade: { light: 6, dark: 5 },
  colors: { quintet },
  autoContrast: true,
  luminanceThreshold: 0.35,
  fontFamily: "'Figtree Variable', 'Figtree Fallback', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  headings: { fontFamily: "'Figtree Variable', 'Figtree Fallback', system-ui, sans-serif", fontWeight: '650', sizes: { h1: { fontSize: '1.625rem' }, h2: { fontSize: '1.25rem' }, h3: { fontSize: '1.0625rem' } } },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Card: Card.extend({ defaultProps: { withBorder: true } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' }, styles: { label: { textTransform: 'none' } } }),
    Tooltip: Tooltip.extend({ defaultProps: { multiline: true, maw: 320 } }),
    // A dialog's header is no banner of the page.
    Modal: Modal.extend({ defaultProps: { attributes: { header: { role: 'presentation' } } }, styles: { title: { fontWeight: 650, fontSize: '1.0625rem' } } }),
    Paper: Paper.extend({ defaultProps: { radius: 'md' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 'sm' } }),
  },
  variantColorResolver: (input) => {
    const colors = defaultVariantColorsResolver(input);
    // The button of what cannot be undone: white on the library's red is too faint.
    if (input.variant === 'filled' && input.color === 'red') return { ...colors, background: 'var(--mantine-color-red-9)', hover: 'color-mix(in srgb, var(--mantine-color-red-9) 88%, black)', color: 'var(--mantine-color-white)' };
    // Tinted grounds need darker (lighter) words than the library's own for AA contrast.
    if (input.variant !== 'light' && input.variant !== 'subtle' && input.variant !== 'outline') return colors;
    const name = (input.color ?? input.theme.primaryColor).split('.')[0] ?? input.theme.primaryColor;
    if (!(name in input.theme.colors)) return colors;
    const darkest = pale.has(name) ? `color-mix(in srgb, var(--mantine-color-${name}-9) 55%, black)` : `color-mix(in srgb, var(--mantine-color-${name}-9) 85%, black)`;
    return { ...colors, color: `light-dark(${darkest}, var(--mantine-color-${name}-2))` };
  },
});

/** Contrast of at least 4.5 : 1 where the library's own colours have less. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#6b727a',
    '--mantine-color-error': '#b42318',
    '--mantine-color-anchor': 'var(--mantine-color-quintet-7)',
  },
  dark: {
    '--mantine-color-dimmed': '#a6adb5',
    '--mantine-color-placeholder': '#98a0a8',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': 'var(--mantine-color-quintet-3)',
  },
});

/** The nonce of this page's Content-Security-Policy: what adds style elements needs it. */
export const cspNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
