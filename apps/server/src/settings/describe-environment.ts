import { ENVIRONMENT_TABLE } from './environment-table.ts';

const LINE = 100;

/** The text of `--help`. */
export function helpText(): string {
  const variables = Object.values(ENVIRONMENT_TABLE);
  const width = Math.max(...variables.map((one) => one.name.length)) + 4;
  const lines = variables.flatMap((one) => {
    const [first = '', ...others] = wrap(`${one.meaning} (default: ${one.default})`, LINE - width);
    return [`  ${one.name.padEnd(width - 2)}${first}`, ...others.map((line) => ' '.repeat(width) + line)];
  });
  return [
    'Strowger: a multi-tenant cloud PBX, fax server and telecom billing platform.',
    '',
    'Usage: node apps/server/src/main.ts [--help | --help=markdown]',
    '',
    'Settings come from the environment and from a .env file in the working directory:',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** The same as a table, for the documentation. */
export function environmentMarkdown(): string {
  const rows = Object.values(ENVIRONMENT_TABLE).map((one) => `| \`${one.name}\` | ${one.default} | ${one.meaning} |`);
  return ['| variable | default | meaning |', '| --- | --- | --- |', ...rows, ''].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
