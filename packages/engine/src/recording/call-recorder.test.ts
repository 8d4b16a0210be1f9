import { existsSync, statSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { agentAt, QUEUE, queueOf } from '../testing/queue-scene.ts';
import { extension } from '../testing/test-host.ts';
import type { PhoneCall } from '../testing/test-phone.ts';

type Rule = ReturnType<typeof extension>['records'];

let laboratory: Laboratory;
afterEach(() => laboratory.close());

async function open(rule: Rule): Promise<void> {
  laboratory = await Laboratory.open({
    extensions: [extension('1001'), extension('1002', { records: rule }), extension('1003')],
  });
}

async function talk(dialled: string, ringing = dialled): Promise<PhoneCall> {
  const alice = await laboratory.registered('1001');
  const bob = await laboratory.registered(ringing);
  const call = alice.call(dialled);
  bob.pickUp(await bob.incoming());
  await call.answered();
  await laboratory.event('channel.bridged', ringing);
  return call;
}

/** Something has been written. */
function isRecording(): Promise<void> {
  const { drafts } = laboratory.host.recordings;
  return vi.waitFor(
    () => expect(drafts.some((path) => existsSync(path) && statSync(path).size > 44)).toBe(true),
    15_000,
  );
}

async function kept(count: number) {
  const { recordings, seen } = laboratory.host;
  await seen.until(`${count} recordings`, () => recordings.kept.length >= count);
  return recordings.kept;
}

describe('the recording of a conversation (contract 20 §1.8.2)', () => {
  it('is kept under the record of its call when that ends', async () => {
    await open('local');
    const call = await talk('1002');
    await isRecording();
    await call.bye();
    const [recording] = await kept(1);
    const [a, b] = await laboratory.host.records(2);
    expect(recording).toMatchObject({ callId: a?.call_id, tenantId: laboratory.host.tenant.tenantId });
    expect([a?.recorded, b?.recorded]).toEqual([true, false]);
  });

  it('is not made where no rule asks for it', async () => {
    await open('inbound');
    const call = await talk('1002');
    await call.bye();
    expect((await laboratory.host.records(2)).map(({ recorded }) => recorded)).toEqual([false, false]);
    expect(laboratory.host.recordings.drafts).toEqual([]);
  });

  it('is made of agents where their queue says so', async () => {
    await open('none');
    const { host } = laboratory;
    const agent = agentAt('1003');
    host.tenant = {
      ...host.tenant,
      agents: new Map([[agent.uuid, agent]]),
      numbers: new Map(host.tenant.numbers).set('3000', { kind: 'call_queue', uuid: QUEUE }),
      queues: new Map([[QUEUE, queueOf([agent], { records: true })]]),
    };
    laboratory.engine.configurationChanged({ tenantId: host.tenant.tenantId, resource: 'call_queues', id: QUEUE });
    const call = await talk('3000', '1003');
    await isRecording();
    await call.bye();
    expect(await kept(1)).toHaveLength(1);
  });
});
