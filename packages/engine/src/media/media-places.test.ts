import { describe, expect, it } from 'vitest';
import { candidateAddresses, mediaPlaces, placeFor } from './media-places.ts';

const BOTH = { sipHost: '::', publicAddress: '192.0.2.1', publicAddress6: '2001:db8::1' };

describe('where media are taken', () => {
  it('on both versions of IP where SIP is, each with its public address', () => {
    expect(mediaPlaces(BOTH)).toEqual({
      4: { bind: '0.0.0.0', advertised: '192.0.2.1' },
      6: { bind: '::', advertised: '2001:db8::1' },
    });
  });

  it.each([
    [{ sipHost: '0.0.0.0', publicAddress: '192.0.2.1', publicAddress6: '2001:db8::1' }, [4]],
    [{ sipHost: '2001:db8::7', publicAddress: '192.0.2.1' }, [6]],
    [{ sipHost: '::', publicAddress: '192.0.2.1' }, [4]],
    [{ sipHost: '::', publicAddress: '2001:db8::1' }, [6]],
    [{ sipHost: '192.0.2.7', publicAddress: '2001:db8::1' }, [4]],
  ])('only on versions with an address to tell: %o', (options, versions) => {
    expect(Object.keys(mediaPlaces(options)).map(Number)).toEqual(versions);
  });

  it('a public name is told as it is', () => {
    expect(mediaPlaces({ sipHost: '0.0.0.0', publicAddress: 'pbx.example.com' })).toEqual({
      4: { bind: '0.0.0.0', advertised: 'pbx.example.com' },
    });
  });

  it('a phone on a version that has no place gets the one there is', () => {
    const places = mediaPlaces({ sipHost: '0.0.0.0', publicAddress: '192.0.2.1' });
    expect(placeFor(places, 6).advertised).toBe('192.0.2.1');
  });

  it('a browser is told the addresses of both versions, its own first, where one socket takes both', () => {
    const places = mediaPlaces(BOTH);
    expect(candidateAddresses(places, placeFor(places, 6))).toEqual(['2001:db8::1', '192.0.2.1']);
    const one = mediaPlaces({ sipHost: '192.0.2.1', publicAddress: '192.0.2.1' });
    expect(candidateAddresses(one, placeFor(one, 4))).toEqual(['192.0.2.1']);
  });
});
