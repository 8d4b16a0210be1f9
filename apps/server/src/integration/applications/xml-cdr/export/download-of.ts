import { type StreamAnswer, stream } from '../../../answers.ts';
import type { IntegrationCall } from '../../../application.ts';
import { recordScope } from '../record-scope.ts';
import { exportFile } from './export-file.ts';
import { FORMATS, type FormatName } from './file-format.ts';
import { countPinned, readPinned } from './read-pinned.ts';
import { holding } from './running-exports.ts';
import type { Pinned } from './selection.ts';

interface Download {
  /** The last record that the caller has already; 0: none. */
  readonly after: number;
  /** Called when the file has been taken or given up. */
  readonly giveBack: () => void;
}

/** The file of a selection on its way to the caller. One that goes on from an earlier one still tells the total of the whole. */
export async function downloadOf(
  call: IntegrationCall,
  format: FormatName,
  pinned: Pinned,
  { after, giveBack }: Download,
): Promise<StreamAnswer> {
  const scope = recordScope(call);
  const expected = after === 0 ? pinned.total : await countPinned(call.db, scope, pinned, after);
  const { selection, columns, total } = pinned;
  const file = exportFile(format, {
    facts: { total, range: selection.range, columns },
    expected,
    batches: readPinned(call.db, scope, pinned, after),
  });
  call.note({ records: expected });
  const { contentType, extension } = FORMATS[format];
  return stream(holding(file, giveBack), {
    contentType,
    fileName: `cdr_${selection.domain ?? 'all'}_${timeOf(pinned.pinnedAt)}.${extension}`,
  });
}

/** `YYYYMMDD_HHMMSS`. */
function timeOf(at: Date): string {
  return at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_');
}
