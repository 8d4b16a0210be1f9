import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LiveEvent } from '../../events/event-bus.ts';
import { LIVE_TYPES } from '../../events/event-types.ts';
import { type KeptEvent, keepEvent } from '../../events/keep-event.ts';
import { purgeEvents } from '../../jobs/purge.ts';
import { type KernelServer, startKernelServer } from '../../testing/kernel-server.ts';
import { events } from './routes.ts';

interface Frame {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: {
    event_id: number;
    type: string;
    time: string;
    tenant_id: number | null;
    data: Record<string, unknown>;
  };
}

describe('GET /events', () => {
  let server: KernelServer;
  let clock: Date | null = null;
  const open: AbortController[] = [];

  beforeAll(async () => {
    server = await startKernelServer({ features: [events], now: () => clock ?? new Date() });
  });
  afterEach(async () => {
    for (const one of open.splice(0)) one.abort();
    clock = null;
    await settle();
  });
  afterAll(() => server.close());

  const keep = (event: KeptEvent) => server.platform.db.transaction({ kind: 'all' }, (trx) => keepEvent(trx, event));
  /** What was committed before has been told: the next test does not hear of it. */
  const settle = () =>
    new Promise<void>((resolve, reject) => {
      const mark = crypto.randomUUID();
      const leave = server.platform.bus.subscribe((event) => {
        if (event.data['id'] !== mark) return;
        leave();
        resolve();
      });
      keep(changed(mark)).catch(reject);
    });
  const changed = (id: string, tenantId: number | null = 7, more: Partial<KeptEvent> = {}): KeptEvent => ({
    type: 'config.changed',
    tenantId,
    data: { id },
    ...more,
  });
  const created = (uuid: string, more: Partial<LiveEvent> = {}): LiveEvent => ({
    type: 'channel.created',
    tenantId: 7,
    data: { uuid },
    ...more,
  });

  /** Opens a stream; `next(n)` resolves with the following n frames. */
  async function follow(query = '', token: string | null = 'A.1.1', headers: Record<string, string> = {}) {
    const abort = new AbortController();
    open.push(abort);
    const response = await fetch(`${server.url}/api/events${query}`, {
      signal: abort.signal,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!reader || response.status !== 200) return { response, next: async () => [], ended: Promise.resolve() };
    const frames: Frame[] = [];
    const waiting: { count: number; resolve: (frames: Frame[]) => void }[] = [];
    const serve = () => {
      const first = waiting[0];
      if (first && frames.length >= first.count) {
        waiting.shift();
        first.resolve(frames.splice(0, first.count));
      }
    };
    const ended = (async () => {
      let text = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        text += value;
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const block = text.slice(0, end);
          text = text.slice(end + 2);
          if (!block.startsWith(':')) frames.push(parseFrame(block));
          serve();
        }
      }
    })().catch(() => undefined);
    const next = (count: number) =>
      new Promise<Frame[]>((resolve) => {
        waiting.push({ count, resolve });
        serve();
      });
    return { response, next, ended };
  }

  function parseFrame(block: string): Frame {
    const lines = new Map(
      block
        .split('\n')
        .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    return { id: lines.get('id'), event: lines.get('event'), data: JSON.parse(lines.get('data') ?? 'null') };
  }

  it('sends frames with id, event and data, kept and live, in growing order', async () => {
    const { response, next } = await follow();
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    await keep(changed('a'));
    const [first] = await next(1);
    server.platform.bus.publish(created('b'));
    const [second] = await next(1);
    expect(first).toEqual({
      id: String(first?.data.event_id),
      event: 'config.changed',
      data: {
        event_id: expect.any(Number),
        type: 'config.changed',
        time: expect.stringMatching(/\.\d{3}Z$/),
        tenant_id: 7,
        data: { id: 'a' },
      },
    });
    expect(second?.data.data).toEqual({ uuid: 'b' });
    expect(Number(second?.id)).toBeGreaterThan(Number(first?.id));
  });

  it('filters by names and areas, and refuses unknown ones with 400', async () => {
    const { next } = await follow('?types=channel.*,cdr.created');
    await keep(changed('not wanted'));
    server.platform.bus.publish(created('wanted'));
    expect((await next(1))[0]?.event).toBe('channel.created');
    for (const types of ['nonsense', 'chan.*', 'channel.', '*']) {
      expect((await follow(`?types=${types}`)).response.status).toBe(400);
    }
  });

  it('shows a tenant his own events only', async () => {
    const { next } = await follow('', 'T.2.7');
    await keep(changed('other', 8));
    await keep(changed('platform', null));
    await keep(changed('own', 7));
    expect((await next(1))[0]?.data.data).toEqual({ id: 'own' });
  });

  it('shows a super admin one tenant when he asks for it', async () => {
    const { next } = await follow('?tenant_id=8');
    await keep(changed('seven', 7));
    await keep(changed('eight', 8));
    expect((await next(1))[0]?.data.data).toEqual({ id: 'eight' });
    expect((await follow('?tenant_id=x')).response.status).toBe(400);
  });

  it('shows an end user what concerns him or his extensions', async () => {
    const { tenantId, userId, extension } = await makeUserWithExtension();
    const { next } = await follow('', `U.${userId}.${tenantId}`);
    await keep(changed('of nobody', tenantId));
    await keep(changed('of another', tenantId, { userIds: [userId + 1] }));
    server.platform.bus.publish(created('other extension', { tenantId, extensionUuids: [crypto.randomUUID()] }));
    server.platform.bus.publish(created('own extension', { tenantId, extensionUuids: [extension] }));
    expect((await next(1))[0]?.data.data).toEqual({ uuid: 'own extension' });
    await keep(changed('own', tenantId, { userIds: [userId] }));
    expect((await next(1))[0]?.data.data).toEqual({ id: 'own' });
  });

  it.each([
    ['realtime', ['channel', 'registration', 'queue']],
    ['conferences', ['conference']],
  ])('shows an end user with %s the live events of his tenant that it shows him anyway', async (key, areas) => {
    const { tenantId, userId, extension } = await makeUserWithExtension();
    const { next } = await follow('', `U.${userId}.${tenantId}.${key}`);
    const happens = (type: LiveEvent['type'], tenant = tenantId, extensionUuid: string = crypto.randomUUID()) =>
      server.platform.bus.publish({ type, tenantId: tenant, data: {}, extensionUuids: [extensionUuid] });
    await keep(changed('of nobody', tenantId));
    for (const type of LIVE_TYPES) happens(type, tenantId + 1);
    for (const type of LIVE_TYPES) happens(type);
    happens('provider.state', tenantId, extension);
    const shown = LIVE_TYPES.filter((type) => areas.some((area) => type.startsWith(`${area}.`)));
    const frames = await next(shown.length + 1);
    expect(frames.map(({ event }) => event)).toEqual([...shown, 'provider.state']);
  });

  it('shows an end user an extension that was given to him while he follows', async () => {
    const { tenantId, extension } = await makeUserWithExtension();
    const stranger = 424_242;
    const { next } = await follow('?types=channel.created', `U.${stranger}.${tenantId}`);
    await server.platform.db.transaction({ kind: 'all' }, async (trx) => {
      const { user_id: userId } = await trx
        .insertInto('users')
        .values({ user_id: stranger, tenant_id: tenantId, username: 'stranger', email: 'stranger@example.com' })
        .returning('user_id')
        .executeTakeFirstOrThrow();
      await trx.updateTable('extensions').set({ user_id: userId }).where('extension_uuid', '=', extension).execute();
      await keepEvent(trx, changed(extension, tenantId));
    });
    const publishing = setInterval(
      () => server.platform.bus.publish(created('mine now', { tenantId, extensionUuids: [extension] })),
      20,
    );
    const [frame] = await next(1).finally(() => clearInterval(publishing));
    expect(frame?.data.data).toEqual({ uuid: 'mine now' });
  });

  async function makeUserWithExtension() {
    return server.platform.db.transaction({ kind: 'all' }, async (trx) => {
      const { tenant_id: tenantId } = await trx
        .insertInto('tenants')
        .values({ company: 'T', email: `${crypto.randomUUID()}@example.com` })
        .returning('tenant_id')
        .executeTakeFirstOrThrow();
      const name = crypto.randomUUID();
      const { user_id: userId } = await trx
        .insertInto('users')
        .values({ tenant_id: tenantId, username: name, email: `${name}@example.com` })
        .returning('user_id')
        .executeTakeFirstOrThrow();
      const { domain_uuid: domain } = await trx
        .insertInto('domains')
        .values({ tenant_id: tenantId, domain_name: `${name}.example` })
        .returning('domain_uuid')
        .executeTakeFirstOrThrow();
      const { extension_uuid: extension } = await trx
        .insertInto('extensions')
        .values({
          tenant_id: tenantId,
          domain_uuid: domain,
          user_id: userId,
          extension: '1001',
          password: 'sealed',
          effective_caller_id_name: '1001',
          effective_caller_id_number: '1001',
          accountcode: 'x',
          user_context: 'x',
        })
        .returning('extension_uuid')
        .executeTakeFirstOrThrow();
      return { tenantId, userId, extension };
    });
  }

  it('replays kept events after Last-Event-ID or since, then goes on', async () => {
    const { next } = await follow();
    await keep(changed('one'));
    await keep(changed('two'));
    const [one, two] = await next(2);
    await keep(changed('three'));
    for (const again of [
      await follow('', 'A.1.1', { 'last-event-id': String(one?.id) }),
      await follow(`?since=${one?.id}`),
    ]) {
      expect((await again.next(2)).map((frame) => frame.data.data['id'])).toEqual(['two', 'three']);
    }
    const last = await follow(`?since=1`, 'A.1.1', { 'last-event-id': String(two?.id) });
    expect((await last.next(1))[0]?.data.data).toEqual({ id: 'three' });
    await keep(changed('four'));
    expect((await last.next(1))[0]?.data.data).toEqual({ id: 'four' });
  });

  it('never replays what another tenant did', async () => {
    const { next } = await follow();
    await keep(changed('mark', 7));
    const [mark] = await next(1);
    await keep(changed('secret of eight', 8));
    await keep(changed('of seven', 7));
    const again = await follow(`?since=${mark?.id}`, 'T.2.7');
    expect((await again.next(1))[0]?.data.data).toEqual({ id: 'of seven' });
  });

  it('does not replay live events', async () => {
    const { next } = await follow();
    await keep(changed('mark'));
    const [mark] = await next(1);
    server.platform.bus.publish(created('gone'));
    await next(1);
    await keep(changed('kept'));
    const again = await follow(`?since=${mark?.id}`);
    expect((await again.next(1))[0]?.data.data).toEqual({ id: 'kept' });
  });

  it('begins with stream.reset when the id is no longer kept, was never given, or is none', async () => {
    const { next } = await follow();
    await keep(changed('old'));
    const [old] = await next(1);
    await keep(changed('also old'));
    clock = new Date(Date.now() + 25 * 3600 * 1000);
    const tooOld = await follow(`?since=${old?.id}`);
    expect((await tooOld.next(1))[0]?.event).toBe('stream.reset');

    await server.platform.db.transaction({ kind: 'all' }, (trx) => purgeEvents(trx, clock ?? new Date(), 100));
    clock = null;
    const purged = await follow(`?since=${old?.id}`);
    const [reset] = await purged.next(1);
    expect(reset).toMatchObject({ event: 'stream.reset', data: { type: 'stream.reset', tenant_id: null, data: {} } });
    expect(Number(reset?.id)).toBeGreaterThan(Number(old?.id));
    await keep(changed('new'));
    expect((await purged.next(1))[0]?.data.data).toEqual({ id: 'new' });

    for (const id of ['99999999', 'garbage']) {
      const unknown = await follow('', 'A.1.1', { 'last-event-id': id });
      expect((await unknown.next(1))[0]?.event).toBe('stream.reset');
    }
    expect((await follow('?since=garbage')).response.status).toBe(400);
  });

  it('takes the token in the query, and nothing without one', async () => {
    const { response, next } = await follow('?access_token=T.2.7', null);
    expect(response.status).toBe(200);
    await keep(changed('x'));
    expect((await next(1))[0]?.data.data).toEqual({ id: 'x' });
    expect((await follow('', null)).response.status).toBe(401);
    expect((await follow('?access_token=wrong', null)).response.status).toBe(401);
  });

  it('ends within 30 s when the token is revoked', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { next, ended } = await follow('', 'T.66.7');
      await keep(changed('still open'));
      await next(1);
      server.revoked.add('T.66.7');
      await vi.advanceTimersByTimeAsync(30_000);
      await ended;
    } finally {
      vi.useRealTimers();
    }
  });

  it('limits the streams of one user', async () => {
    const opened = await Promise.all(Array.from({ length: 13 }, () => follow('', 'T.77.7')));
    const refused = opened.filter(({ response }) => response.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.response.headers.get('retry-after')).toBe('30');
    expect((await follow('', 'T.78.7')).response.status).toBe(200);
  });

  it('has no HEAD, and refuses other verbs', async () => {
    const head = await fetch(`${server.url}/api/events`, {
      method: 'HEAD',
      headers: { authorization: 'Bearer A.1.1' },
    });
    expect(head.status).toBe(405);
  });

  it('ends when the server stops, and takes no new one', async () => {
    const stopping = await startKernelServer({ features: [events] });
    const response = await fetch(`${stopping.url}/api/events`, { headers: { authorization: 'Bearer A.1.1' } });
    stopping.stop();
    await response.text();
    const late = await fetch(`${stopping.url}/api/events`, { headers: { authorization: 'Bearer A.1.1' } });
    expect(late.status).toBe(503);
    await stopping.close();
  });
});
