import { describe, expect, it } from 'vitest';
import { loadFaxDsp } from '../dsp/load-dsp.ts';
import { FaxError } from '../fax-error.ts';
import { FaxWorker } from './fax-worker.ts';
import { VirtualNetwork } from './network.fixture.ts';

const HERE = '192.0.2.1';

function worker(loadDsp = loadFaxDsp): FaxWorker {
  const { now, sockets, pacer } = new VirtualNetwork();
  return new FaxWorker({ now, sockets, pacer, loadDsp, tell: () => undefined, fault: () => undefined });
}

const open = (id: number, port: number) => ({ type: 'open', id, purpose: 'audio', address: HERE, port }) as const;

describe('the fax thread', () => {
  it('refuses plainly where the DSP library is missing', async () => {
    const reason = 'faxes need the library libspandsp2: not found';
    const crippled = worker(() => {
      throw new FaxError('unavailable', reason);
    });
    expect(await crippled.handle({ type: 'ping' })).toEqual({
      type: 'capability',
      capability: { available: false, reason },
    });
    await expect(crippled.handle(open(1, 4000))).rejects.toMatchObject({ code: 'unavailable', message: reason });
  });

  it('tells of a port that is taken, and gives a port back with its line', async () => {
    const able = worker();
    expect(await able.handle(open(1, 4000))).toEqual({ type: 'done' });
    expect(await able.handle(open(2, 4000))).toEqual({ type: 'port-taken' });
    expect(await able.handle({ type: 'close', id: 1 })).toEqual({ type: 'closed', outcome: null });
    expect(await able.handle(open(2, 4000))).toEqual({ type: 'done' });
  });

  it('knows no line that was never opened or is closed', async () => {
    await expect(worker().handle({ type: 'back-to-audio', id: 7 })).rejects.toMatchObject({ code: 'closed' });
  });

  it('ends every line at its shutdown', async () => {
    const able = worker();
    for (const id of [1, 2]) await able.handle(open(id, 4000 + id));
    expect(await able.handle({ type: 'shutdown' })).toEqual({ type: 'done' });
    await expect(able.handle({ type: 'close', id: 1 })).rejects.toMatchObject({ code: 'closed' });
  });
});
