import { csvRows } from '../../http/csv-rows.ts';
import { type ContactLine, ContactLines } from './contact-line.ts';

/**
 * The contacts of a file, batch by batch.
 * @param onRejected hears of each line by which nobody can be reached
 * @throws ApiError 422 for what is no CSV in UTF-8 or UTF-16
 */
export async function* readContacts(
  bytes: Uint8Array,
  batch: number,
  onRejected: () => void = () => undefined,
): AsyncGenerator<ContactLine[]> {
  const reader = new ContactLines();
  let lines: ContactLine[] = [];
  for await (const { cells } of csvRows(bytes)) {
    const line = reader.read(cells);
    if (line === null) onRejected();
    else if (line !== 'header') lines.push(line);
    if (lines.length < batch) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}
