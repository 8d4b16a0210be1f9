import { expect, it } from 'vitest';
import { extension, tenantWith, uuidOf } from '../testing/test-host.ts';
import { light } from './lamp.ts';
import { queueLamp } from './queue-lamp.ts';

it('callcenter+ is lit while callers wait in the queue, and is of queues alone', async () => {
  const numbers = new Map([
    ['6000', { kind: 'call_queue', uuid: uuidOf('6000') } as const],
    ['1001', { kind: 'extension', uuid: uuidOf('1001') } as const],
  ]);
  const tenant = tenantWith([extension('1001')], { numbers });
  let waiting = 0;
  const lamp = queueLamp({ waitingIn: (uuid) => (uuid === uuidOf('6000') ? waiting : 9) });
  expect(await lamp.look(tenant, '6000')).toEqual(light(false));
  waiting = 2;
  expect(await lamp.look(tenant, '6000')).toEqual(light(true));
  expect([await lamp.look(tenant, '1001'), await lamp.look(tenant, '6001')]).toEqual([null, null]);
});
