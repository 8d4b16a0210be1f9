import type { SecurityNotice } from '@strowger/switch';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSecurityLog } from './security-log.ts';

let now: number;
let lines: { notice: SecurityNotice; suppressed?: number }[];
let tell: (notice: SecurityNotice) => void;
beforeEach(() => {
  now = 1_000_000;
  lines = [];
  const log = { warn: (line: (typeof lines)[number]) => void lines.push(line) };
  tell = createSecurityLog(log, () => new Date(now));
});

const refused = { kind: 'refused', source: '192.0.2.1', reason: 'rate', status: null, detail: '' } as const;

describe('the log of hostile sources', () => {
  it('holds five lines of a reason in ten seconds, then the number of those left out', () => {
    for (let i = 0; i < 100; i += 1) tell(refused);
    expect(lines).toHaveLength(5);
    now += 10_000;
    tell(refused);
    expect(lines.at(-1)).toEqual({ notice: refused, suppressed: 95 });
    tell(refused);
    expect(lines.at(-1)).toEqual({ notice: refused });
  });

  it('lets no reason hide another', () => {
    for (let i = 0; i < 100; i += 1) tell(refused);
    tell({ ...refused, reason: 'identity' });
    tell({ kind: 'banned', source: '192.0.2.1', untilMs: 1 });
    expect(lines).toHaveLength(7);
  });
});
