import { readFileSync, writeFileSync, writeSync } from 'node:fs';
import type { Static } from 'typebox';
import type { ConversionJob, ConversionWord } from '../conversion-job.ts';
import { convert } from './convert.ts';
import { previewPage, withPdf } from './pdf-pages.ts';
import { Refusal } from './refusal.ts';

/**
 * The process of one conversion: it reads its job from the file that its argument names, says how it goes on a pipe of its
 * own, and ends. What it opens was sent by strangers: it knows no secrets, reaches no network and may be killed at any time.
 */
const WORDS = 3;

function say(word: Static<typeof ConversionWord>): void {
  writeSync(WORDS, `${JSON.stringify(word)}\n`);
}

async function work(): Promise<Static<typeof ConversionWord>> {
  const job: unknown = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
  if (!isJob(job)) throw new Error('not a job');
  if (job.task === 'convert') return { say: 'done', ...(await convert(job, () => say({ say: 'page' }))) };
  const { pdf: file, page, out } = job;
  const preview = await withPdf(readFileSync(file), 'The document', (pdf) => previewPage(pdf, page));
  if (preview !== null) writeFileSync(out, preview, { mode: 0o600 });
  return { say: 'done', pages: preview === null ? 0 : 1, width: 0, lines: 0, xDpi: 0, yDpi: 0, tokens: [] };
}

/** Our own server wrote it. */
function isJob(job: unknown): job is Static<typeof ConversionJob> {
  return typeof job === 'object' && job !== null && 'task' in job;
}

try {
  say(await work());
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say({ say: 'refused', message: error.message });
}
