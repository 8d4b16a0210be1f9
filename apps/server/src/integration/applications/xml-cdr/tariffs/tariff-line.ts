import { parseIncrement } from '@strowger/rating';
import type { TariffRate } from '../../../../features/autobill/store-tariff.ts';
import { invalidRequest } from '../../../errors.ts';
import { instantIn } from '../period.ts';

const REQUIRED_COLUMNS = ['Description', 'Prefix', 'RateValue', 'Increment'] as const;
const OPTIONAL_COLUMNS = [
  'ShortDescription',
  'Lastratechangedate',
  'Oldrate',
  'RatePremium',
  'SetupFee',
  'MinimumDuration',
  'GracePeriod',
  'EffectiveDate',
] as const;
export type TariffColumn = (typeof REQUIRED_COLUMNS)[number] | (typeof OPTIONAL_COLUMNS)[number];

const COLUMNS: readonly TariffColumn[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
/** Price of so many seconds. */
const BLOCK = 60;
const LONGEST_NAME = 128;

/** Where each column stands in the file. */
export type Places = ReadonlyMap<TariffColumn, number>;

/**
 * Reads the header row.
 * @param mapping names of the contract's columns and the headers that the file has for them
 * @throws IntegrationError 422 for a required column that is not there
 */
export function readHeader(cells: readonly string[], mapping: Readonly<Record<string, unknown>>): Places {
  const headers = cells.map(squeezed);
  const meant = new Map(Object.entries(mapping).map(([name, header]) => [squeezed(name), squeezed(String(header))]));
  const places = COLUMNS.map((column) => {
    const name = squeezed(column);
    return [column, headers.indexOf(meant.get(name) ?? name)] as const;
  });
  const missing = REQUIRED_COLUMNS.filter((column) => places.find(([name]) => name === column)?.[1] === -1);
  if (missing.length > 0) throw invalidRequest('file', `has no column ${missing.join(', ')}`);
  return new Map(places.filter(([, place]) => place >= 0));
}

function squeezed(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

/** A row, or what is wrong with it. */
export function readTariffLine(cells: readonly string[], places: Places, line: number): TariffRate | string {
  const cell = (column: TariffColumn): string => cells[places.get(column) ?? -1]?.trim() ?? '';
  const prefix = cell('Prefix').replace(/^\+/, '');
  if (!/^\d{1,20}$/.test(prefix)) return `the prefix ${shown(cell('Prefix'))} must be 1 to 20 digits`;
  const rate = microsOf(cell('RateValue'));
  if (rate === null) return `the rate ${shown(cell('RateValue'))} is no amount with at most 6 decimals`;
  const increment = parseIncrement(cell('Increment'));
  if (increment === null) return `the increment ${shown(cell('Increment'))} must be seconds, or first/next`;
  const connection = microsOf(cell('SetupFee') || '0');
  if (connection === null) return `the setup fee ${shown(cell('SetupFee'))} is no amount`;
  const [least, free] = [secondsOf(cell('MinimumDuration')), secondsOf(cell('GracePeriod'))];
  if (least === null || free === null) return 'minimum duration and grace period must be whole seconds';
  const effective = effectiveOf(cell('EffectiveDate'));
  if (effective === undefined) return `the date ${shown(cell('EffectiveDate'))} cannot be read`;
  const name = (cell('Description') || prefix).slice(0, LONGEST_NAME);
  const blocks = { billing_block: BLOCK, first_block: Math.max(increment.first, least), increment: increment.next };
  return { line, prefix, name, rate, ...blocks, connection, free, effective };
}

function microsOf(text: string): number | null {
  const [, whole = '', decimals = ''] = /^(\d{0,9})(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole + decimals === '' || !/^\d{0,6}0*$/.test(decimals)) return null;
  return Number(whole) * 1_000_000 + Number(decimals.slice(0, 6).padEnd(6, '0'));
}

function secondsOf(text: string): number | null {
  if (text === '') return 0;
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Undefined: it is none. */
function effectiveOf(text: string): Date | null | undefined {
  if (text === '') return null;
  try {
    return instantIn('EffectiveDate', text, undefined);
  } catch {
    return undefined;
  }
}

function shown(text: string): string {
  return JSON.stringify(text.length > 24 ? `${text.slice(0, 24)}…` : text);
}
