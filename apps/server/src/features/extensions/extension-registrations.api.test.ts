import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useExtensionBench } from './testing/extension-bench.ts';

const bench = useExtensionBench();
const { ask, create } = bench;

describe('registrations', () => {
  let uuid: string;
  let number = 1100;
  const dropped = vi.fn();

  beforeEach(async () => {
    uuid = await create({ extension: String(++number), password: 'first-secret' });
    vi.spyOn(bench.server.platform.engine, 'dropRegistrations').mockImplementation(async (of) => dropped(of));
    dropped.mockClear();
  });

  /** Changes are followed in their order: once a later one has shown its effect, the earlier ones have had theirs. */
  async function droppedUntilNow(): Promise<unknown[]> {
    const last = await create({ extension: String(++number) });
    await ask('DELETE', `/${last}`);
    await vi.waitFor(() => expect(dropped).toHaveBeenCalledWith({ extensionUuid: last }), 15_000);
    return dropped.mock.calls.flat().filter((of) => of.extensionUuid !== last);
  }

  test.each([{ enabled: false }, { extension_type: 'fax' }, { password: 'second-secret' }])(
    'are dropped by %j',
    async (body) => {
      expect((await ask('PUT', `/${uuid}`, body)).status).toBe(200);
      await vi.waitFor(() => expect(dropped.mock.calls).toEqual([[{ extensionUuid: uuid }]]), 15_000);
    },
  );

  test('are dropped with the extension', async () => {
    await ask('DELETE', `/${uuid}`);
    await vi.waitFor(() => expect(dropped.mock.calls).toEqual([[{ extensionUuid: uuid }]]), 15_000);
  });

  test.each([{ do_not_disturb: true }, { password: 'first-secret' }, { password: '********' }, { enabled: true }])(
    'stay with %j',
    async (body) => {
      expect((await ask('PUT', `/${uuid}`, body)).status).toBe(200);
      expect(await droppedUntilNow()).toEqual([]);
    },
  );

  test('stay when the write is refused', async () => {
    expect((await ask('PUT', `/${uuid}`, { enabled: false, user_id: bench.globex.userId })).status).toBe(422);
    expect(await droppedUntilNow()).toEqual([]);
  });

  test('are counted per extension, with one question to the engine', async () => {
    const contact = {
      tenantId: bench.acme.tenantId,
      domainName: bench.acme.domain,
      extensionUuid: uuid,
      extension: String(number),
      contact: 'sip:x@192.0.2.1',
      networkIp: '192.0.2.1',
      networkPort: 5060,
      transport: 'udp',
      userAgent: 'phone',
      expiresAt: Date.now() + 60_000,
      refreshedAt: Date.now(),
      behindNat: false,
      pingMs: null,
    };
    const asked = vi.spyOn(bench.server.platform.engine, 'registrations').mockResolvedValue([contact, contact]);
    const rows: { extension_uuid: string; registered: boolean; registration_count: number }[] = (await ask('GET', ''))
      .body;
    expect(asked.mock.calls).toEqual([[bench.acme.tenantId]]);
    const registered = rows.filter((row) => row.registered);
    expect(registered.map((row) => [row.extension_uuid, row.registration_count])).toEqual([[uuid, 2]]);
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ registered: true, registration_count: 2 });
    asked.mockRejectedValue(new Error('away'));
    expect((await ask('GET', `/${uuid}`)).body).toMatchObject({ registered: false, registration_count: 0 });
    asked.mockRestore();
  });
});
