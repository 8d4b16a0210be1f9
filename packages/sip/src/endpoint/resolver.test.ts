import { describe, expect, it } from 'vitest';
import { parseUri } from '../message/parse-uri.ts';
import { addressResolver } from './resolver.ts';

const resolver = addressResolver(async (host) => (host === 'pbx.example.com' ? ['192.0.2.1', '2001:db8::1'] : []));

async function resolve(text: string): Promise<string[]> {
  const uri = parseUri(text);
  if (uri.scheme !== 'sip' && uri.scheme !== 'sips') throw new Error('not a SIP URI');
  const found = await resolver.resolve(uri);
  return found.map(({ transport, address, port }) => `${transport} ${address} ${port}`);
}

describe('the way to the host of a URI (RFC 3263 §4)', () => {
  it.each([
    ['sip:a@192.0.2.7', ['udp 192.0.2.7 5060']],
    ['sip:a@192.0.2.7:5080;transport=TCP', ['tcp 192.0.2.7 5080']],
    ['sip:a@[2001:db8::7]', ['udp 2001:db8::7 5060']],
    ['sips:a@192.0.2.7', ['tls 192.0.2.7 5061']],
    ['sip:a@192.0.2.7;transport=tls', ['tls 192.0.2.7 5061']],
    ['sips:a@192.0.2.7;transport=ws', ['wss 192.0.2.7 443']],
    ['sip:a@pbx.example.com;maddr=192.0.2.8', ['udp 192.0.2.8 5060']],
    ['sip:a@pbx.example.com', ['udp 192.0.2.1 5060', 'udp 2001:db8::1 5060']],
    ['sip:a@nowhere.example.com', []],
    ['sip:a@192.0.2.7;transport=sctp', []],
  ])('%s', async (uri, expected) => {
    expect(await resolve(uri)).toEqual(expected);
  });
});
