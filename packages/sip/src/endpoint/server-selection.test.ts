import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offeredServices, orderedServers } from './server-selection.ts';

const srv = fc.record({
  name: fc.domain(),
  port: fc.integer({ min: 1, max: 65535 }),
  priority: fc.integer({ min: 0, max: 3 }),
  weight: fc.integer({ min: 0, max: 100 }),
});
/** 0 to 1, 1 excluded. */
const chance = fc.integer({ min: 0, max: 999_999 }).map((millionths) => millionths / 1_000_000);

describe('the order of SRV records (RFC 2782)', () => {
  it('keeps every record once and never puts a priority before a lower one', () => {
    fc.assert(
      fc.property(fc.array(srv, { maxLength: 8 }), fc.infiniteStream(chance), (records, chances) => {
        const ordered = orderedServers(records, () => chances.next().value ?? 0);
        expect(ordered).toHaveLength(records.length);
        expect(new Set(ordered)).toEqual(new Set(records));
        const priorities = ordered.map(({ priority }) => priority);
        expect(priorities).toEqual([...priorities].sort((left, right) => left - right));
      }),
    );
  });

  it('draws the first of a priority in proportion to the weights, and those without weight hardly ever', () => {
    const record = (name: string, weight: number) => ({ name, port: 5060, priority: 1, weight });
    const records = [record('big', 75), record('small', 25), record('none', 0)];
    const first = Array.from({ length: 101 }, (_, at) => orderedServers(records, () => at / 101)[0]?.name);
    const count = (name: string) => first.filter((one) => one === name).length;
    expect([count('none'), count('small'), count('big')]).toEqual([1, 25, 75]);
  });
});

describe('what NAPTR records offer (RFC 3263 §4.1)', () => {
  const naptr = (order: number, preference: number, service: string, flags = 's') => ({
    order,
    preference,
    service,
    flags,
    regexp: '',
    replacement: `${service}.example.com`,
  });
  const records = [
    naptr(90, 50, 'SIP+D2T'),
    naptr(100, 50, 'SIP+D2U'),
    naptr(50, 60, 'SIPS+D2T'),
    naptr(50, 50, 'SIP+D2S'),
    naptr(10, 10, 'E2U+sip', 'u'),
    naptr(10, 10, 'SIP+D2T', 'a'),
  ];
  const names = (services: ReturnType<typeof offeredServices>) => services.map(({ transport }) => transport);

  it('is tried by order and preference, as far as it is spoken here', () => {
    expect(names(offeredServices(records, () => true, false))).toEqual(['tls', 'tcp', 'udp']);
    expect(names(offeredServices(records, (transport) => transport !== 'tls', false))).toEqual(['tcp', 'udp']);
    expect(offeredServices(records, () => true, false)[0]?.name).toBe('SIPS+D2T.example.com');
  });

  it('is secure for a sips URI', () => {
    expect(names(offeredServices(records, () => true, true))).toEqual(['tls']);
  });
});
