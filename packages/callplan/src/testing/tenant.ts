import type { ExtensionConfiguration, Forward, TenantConfiguration } from '../configuration.ts';
import { type CallHistory, type Leg, NO_HISTORY } from '../leg.ts';
import { NO_MODULES } from '../no-modules.ts';

export const NOW = new Date('2026-03-02T09:00:00Z');

export function uuidOf(number: string): string {
  return `00000000-0000-4000-8000-${number.padStart(12, '0')}`;
}

export function forwardTo(destination: string): Forward {
  return { enabled: true, destination };
}

const NO_FORWARD: Forward = { enabled: false, destination: '' };

/** An enabled voice extension without forwards, with uuid `uuidOf(number)`. */
export function extension(number: string, settings: Partial<ExtensionConfiguration> = {}): ExtensionConfiguration {
  return {
    uuid: uuidOf(number),
    number,
    alias: null,
    type: 'voice',
    enabled: true,
    userId: null,
    callerId: { name: `Name of ${number}`, number },
    outboundCallerId: {},
    callTimeout: 30,
    doNotDisturb: false,
    forwardAll: NO_FORWARD,
    forwardBusy: NO_FORWARD,
    forwardNoAnswer: NO_FORWARD,
    forwardNotRegistered: NO_FORWARD,
    limitMax: 5,
    limitDestination: '',
    maxRegistrations: 10,
    accountcode: `account-${number}`,
    holdMusic: '',
    followMeEnabled: false,
    callGroups: [],
    tollAllow: [],
    records: 'none',
    missedCallMailTo: '',
    screensCalls: false,
    language: '',
    mayUseProtectedCodes: false,
    administersTenant: false,
    directory: { firstName: '', lastName: '', visible: true, numberSpoken: true },
    codecs: [],
    authAcl: [],
    ...settings,
  };
}

export function tenantOf(...extensions: readonly ExtensionConfiguration[]): TenantConfiguration {
  const numbers = extensions.flatMap(({ uuid, number, alias }) =>
    [number, ...(alias === null ? [] : [alias])].map((text) => [text, { kind: 'extension', uuid }] as const),
  );
  return {
    tenantId: 7,
    active: true,
    domainUuid: '9b1c0000-0000-4000-8000-000000000007',
    domainName: 'acme.example',
    timeZone: 'Europe/London',
    language: 'en',
    nationalPrefix: '0',
    emergencyNumbers: new Set(['112', '999']),
    localDids: true,
    ...NO_MODULES,
    maxConcurrentCalls: 0,
    ringback: '$' + '{us-ring}',
    extensions: new Map(extensions.map((one) => [one.uuid, one])),
    numbers: new Map(numbers),
  };
}

/** A leg of extension `from` that dials. */
export function legFrom(from: string, dialled: string, history: Partial<CallHistory> = {}): Leg {
  return {
    callId: 'call-1',
    dialled,
    caller: { kind: 'extension', extensionUuid: uuidOf(from) },
    history: { ...NO_HISTORY, ...history },
  };
}

/** A leg from outside. */
export function legFromOutside(dialled: string, history: Partial<CallHistory> = {}): Leg {
  return {
    callId: 'call-1',
    dialled,
    caller: { kind: 'outside', number: '+441632960000', name: 'Carol' },
    history: { ...NO_HISTORY, ...history },
  };
}
