import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { shortTones } from '../testing/short-tones.ts';
import { extension, TENANT_ID, uuidOf } from '../testing/test-host.ts';

let laboratory: Laboratory;
beforeEach(async () => {
  laboratory = await Laboratory.open({
    extensions: [extension('1001', { mayUseProtectedCodes: true })],
    engine: { voice: shortTones() },
  });
});
afterEach(() => laboratory.close());

describe('*9411 (contract 20 §12.3)', () => {
  it('is answered, says something and ends, with and without an emergency call', async () => {
    const alice = await laboratory.registered('1001');
    const heard = async () => {
      const before = alice.rtp.heard.length;
      const call = alice.call('*9411');
      await call.answered();
      await call.hasEnded();
      return alice.rtp.heard.length - before;
    };
    const nothing = await heard();
    expect(nothing).toBeGreaterThan(0);
    laboratory.host.emergencyCalls.placed({
      uuid: uuidOf('1'),
      tenantId: TENANT_ID,
      extensionUuid: uuidOf('1001'),
      extension: '1001',
      number: '112',
      callerIdNumber: '',
      providerId: null,
      at: Date.UTC(2026, 0, 2, 3, 4),
    });
    expect(await heard()).toBeGreaterThan(nothing);
    const [record] = await laboratory.host.records(2);
    expect(record).toMatchObject({ last_app: 'emergency_calls', hangup_cause: 'NORMAL_CLEARING' });
  }, 20_000);
});
