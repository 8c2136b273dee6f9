const cell = (text) => String(text ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');

export const table = (head, rows) => [`| ${head.join(' | ')} |`, `|${head.map(() => '---').join('|')}|`, ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`)].join('\n');
export const code = (text) => (text === '' || text === undefined ? '' : `\`${text}\``);
export const page = (title, intro, ...parts) => [`# ${title}`, 'Written by `npm run docs` from the code: change it there.', intro, ...parts].join('\n\n') + '\n';
