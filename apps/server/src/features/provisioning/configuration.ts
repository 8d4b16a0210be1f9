import type { ZoneClock } from './clock/zone-clock.ts';
import type { Key } from './keys.ts';
import type { Variables } from './variables.ts';

export type LineTransport = 'udp' | 'tcp' | 'tls' | 'dns srv';

/** A line that a phone is to register: enabled, with complete credentials. */
export interface Line {
  /** Place on the phone, from 1. */
  readonly number: number;
  readonly displayName: string;
  readonly label: string;
  readonly userId: string;
  readonly authId: string;
  readonly password: string;
  readonly server: string;
  readonly secondaryServer: string | null;
  readonly port: number;
  readonly transport: LineTransport;
  readonly registerSeconds: number;
  /** Host, or host:port. */
  readonly outboundProxy: string | null;
  readonly secondaryOutboundProxy: string | null;
  readonly shared: boolean;
}

export interface Contact {
  readonly name: string;
  readonly number: string;
}

/** All that a phone's configuration is made of: plain data, the same for every vendor (contract 20 §3.3). */
export interface DeviceConfiguration {
  /** Twelve lower-case hexadecimal digits. */
  readonly mac: string;
  readonly vendor: string;
  readonly model: string;
  readonly label: string;
  readonly location: string;
  readonly lines: readonly Line[];
  readonly keys: readonly Key[];
  readonly variables: Variables;
  readonly clock: ZoneClock;
  readonly contacts: readonly Contact[];
  /** Where phones fetch: `https://pbx.example.com/provision`. */
  readonly provisioningUrl: string;
}

/** One file that a phone may fetch. */
export interface ProvisionedFile {
  /** As phones ask for it, `{mac}` standing for the address. */
  readonly name: string;
  /** Which names it answers, lower-case, the address replaced by `{mac}`; '' where none is named. */
  readonly answers: RegExp;
  readonly type: 'text/plain' | 'text/xml';
  readonly text: string;
}

/** What a family knows of one of its models. */
export interface Model {
  /** SIP accounts. */
  readonly lines: number;
}

/** Phones that understand the same files. */
export interface Family<M extends Model = Model> {
  /** By vendor and model, both lower-case. */
  readonly vendors: Readonly<Record<string, Readonly<Record<string, M>>>>;
  /** Every file of a device of this family; pure. */
  readonly render: (device: DeviceConfiguration) => readonly ProvisionedFile[];
}

/** Places of the phone from 1 to its count, each with its line or null where it is to be switched off. */
export function lineSlots(device: DeviceConfiguration, count: number): { number: number; line: Line | null }[] {
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    return { number, line: device.lines.find((line) => line.number === number) ?? null };
  });
}

/** `host`, or `host:port` where another than the default is meant. */
export function splitHost(address: string): { readonly host: string; readonly port: number | null } {
  const found = /^(?<host>\[[^\]]+\]|[^:]+):(?<port>\d{1,5})$/.exec(address);
  return found?.groups
    ? { host: found.groups['host'] ?? address, port: Number(found.groups['port']) }
    : { host: address, port: null };
}

/** An address of the URL the phone fetches at, without the scheme, as some vendors want it. */
export function withoutScheme(url: string): string {
  return url.replace(/^[a-z]+:\/\//i, '');
}

export function phoneBookUrl(device: DeviceConfiguration): string {
  return `${device.provisioningUrl}/${device.mac}/phonebook.xml`;
}

/** Names by which every family answers for a device's main file. */
export const PLAIN_NAME = /^(\{mac\}(\.(cfg|xml))?)?$/;
