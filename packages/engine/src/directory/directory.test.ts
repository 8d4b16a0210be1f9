import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildWav } from '@strowger/rtp';
import { afterEach, beforeEach, describe, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';
import { mailbox } from '../testing/test-mailboxes.ts';
import type { PhoneCall, TestPhone } from '../testing/test-phone.ts';

/** A sample that PCMU carries unchanged, and the octet that it is (ITU-T G.711 table 2a). */
const RECORDED_SAMPLE = 32_124;
const RECORDED_OCTET = 0x80;

const named = (firstName: string, lastName: string) => ({
  directory: { firstName, lastName, visible: true, numberSpoken: true },
});

let laboratory: Laboratory;
let alice: TestPhone;

beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [
      extension('1001'),
      extension('1002', named('Ada', 'Lovelace')),
      extension('1003', named('Zoe', 'Adams')),
    ],
  });
  alice = await laboratory.registered('1001');
});
afterEach(() => laboratory.close());

async function looksUp(keys: string): Promise<PhoneCall> {
  const call = alice.call('*411');
  await call.answered();
  for (const key of keys) alice.rtp.press(call.mediaPort, 101, '0123456789*#'.indexOf(key));
  return call;
}

describe('the directory (contract 20 §12.4)', () => {
  it('calls whom the caller chooses by 1', async () => {
    const bob = await laboratory.registered('1002');
    await looksUp('5681');
    await bob.incoming();
  });

  it('goes to the next by # and back by *, by last names', async () => {
    const [ada, zoe] = [await laboratory.registered('1002'), await laboratory.registered('1003')];
    await looksUp('232#1');
    await ada.incoming();
    await looksUp('232#*1');
    await zoe.incoming();
  });

  it('searches again when it finds nobody', async () => {
    const bob = await laboratory.registered('1002');
    const call = await looksUp('999');
    alice.rtp.forget();
    await alice.rtp.seen.until('an answer', () => alice.rtp.heard.length > 25);
    for (const key of '5681') alice.rtp.press(call.mediaPort, 101, Number(key));
    await bob.incoming();
  });

  it('says a name as its owner has recorded it', async () => {
    laboratory.host.tenant = { ...laboratory.host.tenant, mailboxes: new Map([['1002', mailbox('1002')]]) };
    const path = join(mkdtempSync(join(tmpdir(), 'strowger-directory-')), 'name.wav');
    writeFileSync(
      path,
      buildWav(
        Int16Array.from({ length: 16_000 }, () => RECORDED_SAMPLE),
        8000,
      ),
    );
    laboratory.host.mailboxes.name = path;
    await looksUp('568');
    await alice.rtp.hears(0, RECORDED_OCTET);
    rmSync(dirname(path), { recursive: true });
  });
});
