import { beforeEach, describe, expect, it } from 'vitest';
import { BanList } from './ban-list.ts';

let now = 0;
let bans: BanList;
beforeEach(() => {
  now = 1_000_000;
  bans = new BanList(() => now);
});

function fail(times: number, address = '198.51.100.7'): number | null {
  let until: number | null = null;
  for (let i = 0; i < times; i += 1) until = bans.failed(address);
  return until;
}

describe('ban list', () => {
  it('bans an address for 15 minutes at its fifth failure within 60 seconds', () => {
    expect(fail(4)).toBeNull();
    expect(bans.isBanned('198.51.100.7')).toBe(false);
    expect(fail(1)).toBe(now + 900_000);
    expect(bans.isBanned('198.51.100.7')).toBe(true);
    now += 899_999;
    expect(bans.isBanned('198.51.100.7')).toBe(true);
    now += 1;
    expect(bans.isBanned('198.51.100.7')).toBe(false);
  });

  it('forgets failures older than 60 seconds', () => {
    fail(4);
    now += 60_001;
    expect(fail(4)).toBeNull();
    bans.sweep();
    expect(fail(1)).not.toBeNull();
  });

  it('counts each address by itself', () => {
    fail(4);
    expect(fail(1, '198.51.100.8')).toBeNull();
    expect(bans.isBanned('198.51.100.8')).toBe(false);
  });

  it('stays bounded when a flood forges source addresses', () => {
    for (let i = 0; i < 60_000; i += 1) bans.failed(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`);
    expect(fail(5)).not.toBeNull();
  });
});

describe('the end of a ban', () => {
  it('is told once', () => {
    fail(5);
    expect(bans.sweep()).toEqual([]);
    now += 900_000;
    expect(bans.sweep()).toEqual(['198.51.100.7']);
    expect(bans.sweep()).toEqual([]);
  });
});
