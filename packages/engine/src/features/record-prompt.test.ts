import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { shortTones } from '../testing/short-tones.ts';
import { extension, TENANT_ID, uuidOf } from '../testing/test-host.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

const PCMU = 0;
const LOUD = 0x10;

let laboratory: Laboratory;
let boss: TestPhone;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [extension('1001', { mayUseProtectedCodes: true })],
    engine: { voice: shortTones() },
  });
  boss = await laboratory.registered('1001');
});
afterEach(() => laboratory.close());

function press(call: PhoneCall, keys: string): void {
  for (const key of keys) boss.rtp.press(call.mediaPort, 101, '0123456789*#'.indexOf(key));
}

/** Waits until so much of the nth draft is on disk. */
async function recorded(milliseconds: number, nth = 1): Promise<void> {
  const size = () => statSync(laboratory.host.mailboxes.drafts[nth - 1] ?? '').size;
  await vi.waitFor(() => expect(size()).toBeGreaterThanOrEqual(44 + milliseconds * 16), 10_000);
}

async function talksInto(code: string): Promise<PhoneCall> {
  const call = boss.call(code);
  await call.answered();
  boss.rtp.talk(() => call.mediaPort, PCMU, LOUD);
  await recorded(700);
  return call;
}

describe('*732 (contract 20 §12.3)', () => {
  it('records after the tone until # and keeps it with 2', async () => {
    const call = await talksInto('*732');
    press(call, '#2');
    await call.hasEnded();
    expect(laboratory.host.keptPrompts).toEqual([
      {
        tenantId: TENANT_ID,
        extensionUuid: uuidOf('1001'),
        draft: laboratory.host.mailboxes.drafts[0],
        durationMs: expect.any(Number),
      },
    ]);
    expect(laboratory.host.keptPrompts[0]?.durationMs).toBeGreaterThan(500);
    expect((await laboratory.host.records(1))[0]).toMatchObject({ destination: '*732', last_app: 'record_prompt' });
  }, 20_000);

  it('says so where the prompt cannot be kept, and keeps nothing of who hangs up before he has said so', async () => {
    laboratory.host.prompts.keep = () => Promise.reject(new Error('no database'));
    const call = await talksInto('*732');
    press(call, '#2');
    await call.hasEnded();
    expect(laboratory.log).toEqual([expect.stringContaining('a prompt could not be kept')]);
    const left = boss.call('*732');
    await left.answered();
    await recorded(0, 2);
    await left.bye();
    await laboratory.host.seen.until('both to be dropped', () => laboratory.host.mailboxes.discarded.length === 2);
    expect(laboratory.log).toHaveLength(1);
  }, 20_000);
});
