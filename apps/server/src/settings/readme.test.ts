import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentMarkdown } from './describe-environment.ts';

it('the README lists the settings as they are (npm run docs:settings writes them)', () => {
  const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');
  expect(readme).toContain(environmentMarkdown().trim());
});
