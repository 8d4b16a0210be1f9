import type { UsageLine } from '@strowger/rating';

const MICROS_OF_CENT = 10_000;
const MINUTE = 60;

/** Millionths as an invoice says them: two digits, half up, what is given back as what was taken (contract 40 B12.4 step 6). */
export function invoiceAmount(micros: number): string {
  const cents = Math.floor((Math.abs(micros) + MICROS_OF_CENT / 2) / MICROS_OF_CENT);
  return `${micros < 0 && cents > 0 ? '-' : ''}${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}

/** Seconds as minutes with at most two decimals. */
export function minutesOf(seconds: number): number {
  return Math.round((seconds * 100) / MINUTE) / 100;
}

/** `[OUTBOUND] 1300* (flat_per_call): 4 calls, 11 min, 1.40` (contract 40 B12.5). */
export function describeLine(line: UsageLine, destination: string): string {
  const what = [`[${line.direction.toUpperCase()}]`, subjectOf(line), destination, kindOf(line)];
  const calls = `${line.calls} ${line.calls === 1 ? 'call' : 'calls'}`;
  const free = line.freeSeconds > 0 ? ` (${minutesOf(line.freeSeconds)} free)` : '';
  const about = what.filter((part) => part !== '').join(' ');
  return `${about}: ${calls}, ${minutesOf(line.billedSeconds)} min${free}, ${invoiceAmount(line.amount)}`;
}

function subjectOf({ prefix, rule }: UsageLine): string {
  if (rule === 'tariff_999') return 'other destinations';
  return prefix === '' || prefix.endsWith('*') ? prefix : `${prefix}*`;
}

function kindOf({ mode, type, rule, late }: UsageLine): string {
  const words = [mode ?? '', type === 'overage' ? 'overage' : '', WORDS[rule] ?? '', late ? 'late_calls' : ''];
  const said = words.filter((word) => word !== '');
  return said.length === 0 ? '' : `(${said.join(', ')})`;
}

const WORDS: Readonly<Record<string, string>> = {
  excluded: 'not charged',
  special_only: 'not charged',
  custom_rate: 'custom rate',
  custom_prefix: 'custom rate',
};
