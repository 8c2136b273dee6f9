import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes new files. @throws Error when one is there already, before anything is written */
export const writeNew = (root, files) => {
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken) throw new Error(`${taken} exists already`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
};

const unknown = (file, text) => new Error(`${file} no longer looks as this scaffold knows it: add by hand: ${text}`);

/** Adds an entry at the end of the list that begins with `from`, whether it stands on one line or on several. */
export const addEntry = (root, file, entry, from) => {
  const text = readFileSync(join(root, file), 'utf8');
  const begin = from.exec(text);
  const end = begin ? text.indexOf('];', begin.index + begin[0].length) : -1;
  if (end < 0) throw unknown(file, entry);
  const added = text[end - 1] === '\n' ? `  ${entry},\n` : `, ${entry}`;
  writeFileSync(join(root, file), text.slice(0, end) + added + text.slice(end));
};

/**
 * Adds a line to a list in a file.
 *
 * @param {{ after?: RegExp, before?: RegExp }} place below the last line that matches `after`, or above the first that matches `before` from `from` on
 */
export const addLine = (root, file, line, { after, before, from = /^/ }) => {
  const lines = readFileSync(join(root, file), 'utf8').split('\n');
  const start = lines.findIndex((text) => from.test(text));
  const at = after ? lines.findLastIndex((text) => after.test(text)) + 1 : lines.findIndex((text, i) => i > start && before.test(text));
  if (start < 0 || at <= 0) throw unknown(file, line);
  lines.splice(at, 0, line);
  writeFileSync(join(root, file), lines.join('\n'));
};
