import type { Destination } from '@strowger/sip';
import type { SecurityNotice } from '@strowger/switch';
import { beforeEach, describe, expect, it } from 'vitest';
import { Locations } from '../registration/locations.ts';
import { restoredBinding } from '../registration/stored-bindings.ts';
import { type SourceLimitSettings, SourceLimits } from './source-limits.ts';

let now = 0;
let notices: SecurityNotice[];
let settings: SourceLimitSettings;
let locations: Locations;
let limits: SourceLimits;
beforeEach(() => {
  now = 1_000_000;
  notices = [];
  settings = { messagesPerSecond: 10, connectionsPerSecond: 2 };
  locations = new Locations(() => true);
  limits = new SourceLimits({
    settings: () => settings,
    host: { security: (notice) => notices.push(notice) },
    locations,
    isProvider: (address, port) => address === '192.0.2.7' && port === 5060,
    now: () => now,
  });
});

const flood = (source: Partial<Destination>, count: number) =>
  Array.from({ length: count }, () =>
    limits.accepts({ transport: 'udp', address: '192.0.2.1', port: 5060, ...source }),
  ).filter(Boolean).length;

describe('limits of a source', () => {
  it('drop datagrams beyond two seconds’ worth, tell why, and leave other addresses alone', () => {
    expect(flood({}, 30)).toBe(20);
    expect(notices).toHaveLength(10);
    expect(notices[0]).toMatchObject({ kind: 'refused', reason: 'rate', source: '192.0.2.1', status: null });
    expect(flood({ address: '192.0.2.2' }, 5)).toBe(5);
  });

  it('drop connections beyond ten seconds’ worth', () => {
    expect(flood({ transport: 'tcp' }, 30)).toBe(20);
    expect(notices[0]).toMatchObject({ reason: 'connections' });
  });

  it('leave a registered device its own share of an address that is flooded', () => {
    const owner = { tenantId: 1, domainName: 'a', extensionUuid: 'u', extension: '1001' };
    const stored = { ...owner, contact: 'sip:1001@192.0.2.1', sourceAddress: '192.0.2.1', sourcePort: 5062 };
    const rest = {
      transport: 'udp',
      userAgent: '',
      callId: '',
      cseq: 1,
      q: 1,
      instance: null,
      regId: null,
      path: [],
    } as const;
    locations.replace(owner, [restoredBinding({ ...stored, ...rest, expiresAt: now + 60_000 }, now)], () => false);
    flood({ port: 9999 }, 60);
    expect([flood({ port: 9999 }, 5), flood({ port: 5062 }, 60)]).toEqual([0, 20]);
  });

  it('leave a provider its own share of its address, at the port that it has', () => {
    flood({ address: '192.0.2.7', port: 9999 }, 60);
    expect([flood({ address: '192.0.2.7', port: 9999 }, 5), flood({ address: '192.0.2.7' }, 60)]).toEqual([0, 20]);
  });

  it('are off at 0', () => {
    settings = { messagesPerSecond: 0, connectionsPerSecond: 0 };
    expect([flood({}, 1000), flood({ transport: 'tcp' }, 1000)]).toEqual([1000, 1000]);
  });
});
