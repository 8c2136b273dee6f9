// What the Vite builds of the portals share.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';

/** Beside each text file of 1 kB and more its .br and .gz: servers send them as they are. */
const compress = () => ({
  name: 'quintet-compress',
  apply: 'build',
  enforce: 'post',
  async writeBundle({ dir }, bundle) {
    const { readFile, writeFile } = await import('node:fs/promises');
    const { join } = await import('node:path');
    await Promise.all(
      Object.keys(bundle)
        .filter((name) => /\.(js|css|svg|json)$/.test(name))
        .map(async (name) => {
          const file = join(dir, name);
          const content = await readFile(file);
          if (content.length < 1024) return;
          await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
          await writeFile(`${file}.br`, await promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
        }),
    );
  },
});

/** Mantine names its styles by hashes, which stand in the code of what uses them: rules of components that no page has are left out. */
const dropUnusedStyles = () => ({
  name: 'quintet-unused-styles',
  apply: 'build',
  async generateBundle(_options, bundle) {
    const { default: postcss } = await import('postcss');
    const parts = Object.values(bundle);
    const used = new Set(parts.flatMap((part) => (part.type === 'chunk' ? (part.code.match(/\bm_[0-9a-f]{6,8}\b/g) ?? []) : [])));
    const isUsed = (selector) => (selector.match(/\.m_[0-9a-f]{6,8}\b/g) ?? []).every((name) => used.has(name.slice(1)));
    for (const part of parts) {
      if (part.type !== 'asset' || !part.fileName.endsWith('.css')) continue;
      const root = postcss.parse(String(part.source));
      root.walkRules((rule) => {
        const kept = rule.selectors.filter(isUsed);
        if (kept.length === 0) rule.remove();
        else rule.selectors = kept;
      });
      part.source = root.toString();
    }
  },
});

/** Browsers that know `light-dark()`: written in other words for older ones, it would follow neither theme. */
const withLightDark = ['chrome123', 'edge123', 'firefox120', 'safari17.5'];

/** @param {'publisher' | 'devportal'} name served below `/<name>` */
export const portal = (name) => ({
  base: `/${name}/`,
  plugins: [react(), dropUnusedStyles(), compress()],
  resolve: { dedupe: ['react', 'react-dom', 'react-router', '@mantine/core', '@mantine/hooks', '@tanstack/react-query'] },
  build: { outDir: 'dist/site', emptyOutDir: true, target: 'es2022', cssTarget: withLightDark, assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1500 },
});
