import { addressText } from './address-text.ts';

/** The call that is simulated, as it stands in the address of the page. */
export interface SimulatedCall {
  readonly from: string;
  readonly to: string;
  /** ISO 8601; empty: now. */
  readonly at: string;
  /** Name of the SIP domain; empty: the caller's own. */
  readonly domain: string;
}

type Address = Readonly<Record<string, unknown>>;

const MOST = 128;

/** Reads the call out of an address, whatever was typed there. */
export function readSimulatedCall(address: Address): SimulatedCall {
  const at = textAt(address, 'at');
  return {
    from: textAt(address, 'from').slice(0, 64),
    to: textAt(address, 'to').slice(0, MOST),
    at: Number.isNaN(Date.parse(at)) ? '' : new Date(at).toISOString(),
    domain: textAt(address, 'domain'),
  };
}

/** The address of a call; what is empty does not stand in it. */
export function writeSimulatedCall(call: SimulatedCall): Record<string, string | number> {
  const known = Object.entries(call).filter(([, value]) => value !== '');
  return Object.fromEntries(known.map(([name, value]) => [name, addressText(value)]));
}

/** Whether enough is known to simulate it. */
export function isComplete({ from, to }: SimulatedCall): boolean {
  return from !== '' && to !== '';
}

function textAt(address: Address, name: string): string {
  const value = address[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value.trim() : '';
}
