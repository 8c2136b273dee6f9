// Writes what is generated, or says what of it differs from what is there.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @param {string} root folder of the repository
 * @param {{ file: string, text: string }[]} outputs files by their paths from the root
 * @param {{ check: boolean, command: string }} how `check` writes nothing, and fails the process when something differs
 */
export const writeOutputs = (root, outputs, { check, command }) => {
  const present = (file) => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : undefined);
  const differing = outputs.filter(({ file, text }) => present(file) !== text);
  const names = differing.map(({ file }) => file).join(', ');
  if (differing.length === 0) return void console.log('what is generated says what the code says');
  if (check) {
    console.error(`it differs from the code: ${names}: run \`${command}\` and commit what it writes`);
    process.exitCode = 1;
    return;
  }
  for (const { file, text } of differing) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  console.log(`written: ${names}`);
};
