// Writes the table of environment settings into README.md, from the same source as --help.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const readme = path('../README.md');
const table = execFileSync(process.execPath, [path('../apps/server/src/main.ts'), '--help=markdown'], {
  encoding: 'utf8',
});
const text = readFileSync(readme, 'utf8');
const between = /(<!-- settings:begin -->\n)[\s\S]*(<!-- settings:end -->)/;
if (!between.test(text)) throw new Error('README.md has no place for the settings');
writeFileSync(
  readme,
  text.replace(between, (_, begin, end) => `${begin}${table.trim()}\n${end}`),
);
