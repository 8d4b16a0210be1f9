import { parse } from 'csv-parse/sync';
import { parseRawRecord, type RawRecord } from '../raw-record.ts';

/** The 16 fields of the reference journal, in their order (contract 40 A2). */
const FIELDS = [
  'caller_id_name',
  'caller_id_number',
  'destination_number',
  'context',
  'start_stamp',
  'answer_stamp',
  'end_stamp',
  'duration',
  'billsec',
  'hangup_cause',
  'uuid',
  'bleg_uuid',
  'accountcode',
  'last_app',
  'call_direction',
  'sip_network_ip',
] as const;
type Field = (typeof FIELDS)[number];

const FEWEST_FIELDS = 11;

/**
 * Reads one line of a journal file: CSV of the 16 fields (a missing tail is null), or a JSON object of a raw record.
 * Stamps are UTC.
 */
export function parseJournalLine(line: string): { record: RawRecord } | { reason: string } {
  const clean = removeControls(line);
  return clean.trimStart().startsWith('{') ? parseJson(clean) : parseCsv(clean);
}

function parseJson(line: string): { record: RawRecord } | { reason: string } {
  try {
    return parseRawRecord(JSON.parse(line));
  } catch {
    return { reason: 'not a JSON object' };
  }
}

function parseCsv(line: string): { record: RawRecord } | { reason: string } {
  const values = splitCsv(line);
  if (values === null) return { reason: 'not a line of CSV' };
  if (values.length < FEWEST_FIELDS) return { reason: `${values.length} fields, at least ${FEWEST_FIELDS} are needed` };
  const get = (field: Field): string | null => values[FIELDS.indexOf(field)]?.trim() || null;
  const start = stamp(get('start_stamp'));
  if (get('uuid') === null) return { reason: 'no uuid' };
  if (start === null) return { reason: 'no start time' };
  const direction = get('call_direction');
  return parseRawRecord({
    call_id: get('uuid'),
    leg: 'a',
    bridge_uuid: get('bleg_uuid'),
    caller_id_name: get('caller_id_name'),
    caller_number: get('caller_id_number'),
    destination: get('destination_number'),
    context: get('context'),
    domain: get('context'),
    start_time: start,
    answer_time: stamp(get('answer_stamp')),
    end_time: stamp(get('end_stamp')),
    duration: seconds(get('duration')),
    billsec: seconds(get('billsec')),
    hangup_cause: get('hangup_cause'),
    accountcode: get('accountcode'),
    last_app: get('last_app'),
    direction: direction === 'inbound' || direction === 'outbound' || direction === 'local' ? direction : null,
    remote_ip: get('sip_network_ip'),
  });
}

function splitCsv(line: string): string[] | null {
  try {
    const rows: unknown = parse(line, { relax_column_count: true });
    const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
    return Array.isArray(first) ? first.map(String) : null;
  } catch {
    return null;
  }
}

/** `''`, `0` and `0000-00-00…` are no time. Epoch seconds are accepted beside `YYYY-MM-DD HH:MM:SS`. */
function stamp(text: string | null): number | null {
  if (text === null || text === '0' || text.startsWith('0000-00-00')) return null;
  if (/^\d{9,10}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text) ? `${text.replace(' ', 'T')}Z` : text);
  return Number.isNaN(at) ? null : at;
}

function seconds(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/** Everything below a blank but the tab, and DEL. */
function removeControls(line: string): string {
  return [...line].filter((c) => c === '\t' || (c >= ' ' && c !== '\u007f')).join('');
}
