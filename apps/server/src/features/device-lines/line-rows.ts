import { MASKED } from '../../audit/mask-secrets.ts';
import type { Children } from '../../http/resource/children.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Platform } from '../../platform.ts';
import { rowsIn } from '../devices/setting-rows.ts';
import { completeLine } from './complete-line.ts';
import { LINE_REFERENCES, lineFields, maskedPassword } from './line-fields.ts';

/** The lines of a device, as they are read and written with it (contract 20 §2.1). */
export function lineRows(platform: Platform): Children {
  return {
    field: 'lines',
    table: 'device_lines',
    key: { field: 'device_line_uuid', kind: 'uuid' },
    parent: 'device_uuid',
    tenant: 'tenant_id',
    position: 'line_number',
    most: 99,
    fields: lineFields(platform, maskedPassword(platform.vault)),
    references: LINE_REFERENCES,
  };
}

/**
 * Lines as they are to be written with their device; where no number is sent, their place.
 * @throws ApiError 400
 */
export function linesToWrite(sent: unknown, before: Shown | null): Shown[] {
  const known = new Map(rowsIn(before?.['lines']).map((line) => [line['device_line_uuid'], line]));
  return rowsIn(sent).map((line, index) => {
    const stored = known.get(line['device_line_uuid']) ?? null;
    const numbered = stored === null ? { line_number: String(index + 1), ...line } : line;
    const completed = completeLine(stored, { ...stored, ...numbered }, `lines[${index}].`);
    return withoutMask({ ...changesOf(stored, numbered), ...completed });
  });
}

/** What differs from what is shown: a value that a form sends back goes on following. */
function changesOf(stored: Shown | null, sent: Shown): Shown {
  if (stored === null) return sent;
  const { device_line_uuid } = stored;
  const changed = Object.entries(sent).filter(([name, value]) => value !== stored[name]);
  return { device_line_uuid, line_number: stored['line_number'], ...Object.fromEntries(changed) };
}

/** A secret that is shown masked stays what it is. */
function withoutMask(line: Shown): Shown {
  const { password, ...others } = line;
  return password === MASKED || password === undefined ? others : line;
}
