import { selfSignedCertificate } from '@strowger/certificate';
import { SipListenError } from '@strowger/sip';
import { describe, expect, it } from 'vitest';
import { listeningPlaces, listenProblem } from './listening.ts';
import { Laboratory } from './testing/laboratory.ts';

const pair = selfSignedCertificate({
  hosts: ['localhost'],
  notBefore: new Date(0),
  notAfter: new Date('2049-01-01T00:00:00Z'),
});
const places = (options: Parameters<typeof listeningPlaces>[0]) =>
  listeningPlaces(options).listen.map(({ transport, address, port }) => `${transport} ${address} ${port}`);

describe('where SIP is taken', () => {
  it('is UDP and TCP, and TLS where it is wanted', () => {
    expect(places({ sipHost: '192.0.2.1', sipPort: 5060 })).toEqual(['udp 192.0.2.1 5060', 'tcp 192.0.2.1 5060']);
    expect(places({ sipHost: '192.0.2.1', sipPort: 5060, sips: { port: 5061, ...pair } })).toContain(
      'tls 192.0.2.1 5061',
    );
  });

  it('is every address of both IP versions for ::', () => {
    expect(places({ sipHost: '::', sipPort: 5060, sips: { port: 5061, ...pair } })).toEqual([
      'udp 0.0.0.0 5060',
      'tcp 0.0.0.0 5060',
      'tls 0.0.0.0 5061',
      'udp :: 5060',
      'tcp :: 5060',
      'tls :: 5061',
    ]);
  });
});

describe('a place that cannot be had', () => {
  it('is told in one line that names its setting', async () => {
    const first = await Laboratory.open({ engine: { sips: { port: 0, ...pair } } });
    const taken = first.engine.listening.find(({ transport }) => transport === 'tls')?.port ?? 0;
    await expect(Laboratory.open({ engine: { sips: { port: taken, ...pair } } })).rejects.toThrow(
      `STROWGER_SIPS_PORT ${taken} (tls) on 127.0.0.1 is already in use`,
    );
    await first.close();
    const udp = new SipListenError('EACCES', { transport: 'udp', address: '0.0.0.0', port: 60 });
    expect(listenProblem(udp).message).toBe('STROWGER_SIP_PORT 60 (udp) on 0.0.0.0 may not be bound by this user');
  });
});
