import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { Directory } from '../../engine/directory.ts';
import { StoredMediaFiles } from '../../engine/media-files.ts';
import type { KeptEvent } from '../../events/keep-event.ts';
import { createPromptStore } from './prompt-store.ts';
import { newName, tone, useRecordingsBench } from './testing/recordings-bench.ts';

const NOW = new Date('2026-11-22T13:05:30Z');

const bench = useRecordingsBench();
const { owner, made, upload, soundOf, storedFile, lastTraces } = bench;

describe('a recording that calls use', () => {
  const call = (method: string, path: string, body: object) =>
    bench.server.request(method, path, { token: bench.alpha.adminToken, body });

  const users: readonly (readonly [label: string, path: string, body: (sound: string) => object])[] = [
    [
      'IVR Menu(s): Guarded',
      '/ivr_menus',
      (sound) => ({ ivr_menu_name: 'Guarded', ivr_menu_extension: '7001', ivr_menu_greet_long: sound }),
    ],
    [
      'IVR Menu(s): Optional',
      '/ivr_menus',
      (sound) => ({
        ivr_menu_name: 'Optional',
        ivr_menu_extension: '7002',
        options: [
          { ivr_menu_option_digits: '1', ivr_menu_option_action: 'menu-play-sound', ivr_menu_option_param: sound },
        ],
      }),
    ],
    [
      'IVR Menu(s): Executing',
      '/ivr_menus',
      (sound) => ({
        ivr_menu_name: 'Executing',
        ivr_menu_extension: '7008',
        options: [
          {
            ivr_menu_option_digits: '1',
            ivr_menu_option_action: 'menu-exec-app',
            ivr_menu_option_param: `playback ${sound}`,
          },
        ],
      }),
    ],
    [
      'Ring Group(s): Guarded',
      '/ring_groups',
      (sound) => ({ ring_group_name: 'Guarded', ring_group_extension: '7003', ring_group_greeting: sound }),
    ],
    [
      'Call Queue(s): Guarded',
      '/call_queues',
      (sound) => ({ queue_name: 'Guarded', queue_extension: '7004', queue_announce_sound: sound }),
    ],
    [
      'Conference(s): Guarded',
      '/conferences',
      (sound) => ({
        conference_center_name: 'Guarded',
        conference_center_extension: '7005',
        enter_sound: sound,
      }),
    ],
    [
      'Call Flow(s): Guarded',
      '/call_flows',
      (sound) => ({ call_flow_name: 'Guarded', call_flow_extension: '7006', call_flow_alternate_sound: sound }),
    ],
    [
      'Music on Hold: Guarded',
      '/music_on_hold',
      (sound) => ({
        music_on_hold_name: 'Guarded',
        music_on_hold_chime_list: `tone_stream://%(100,0,440), ${sound}`,
        music_on_hold_chime_freq: 60,
      }),
    ],
    [
      'Time Condition(s): Guarded',
      '/time_conditions',
      (sound) => ({ tc_name: 'Guarded', tc_extension: '7007', tc_closed_destination: `playback:${sound}` }),
    ],
  ];

  it.each(users)('is not deleted while it is heard there: %s', async (label, path, body) => {
    const name = newName();
    const id = await made({ name });
    const uses = await call('POST', path, body(name.toUpperCase()));
    expect(uses.status, uses.text).toBe(200);
    const refused = await owner('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      `Cannot delete '${name}': referenced by ${label}. Remove those references first.`,
    ]);
    const renamed = await owner('PUT', `/${id}`, { name: 'Another name' });
    expect([renamed.status, renamed.body.message]).toEqual([
      409,
      `Cannot rename '${name}': referenced by ${label}. Remove those references first.`,
    ]);
    expect((await bench.server.request('DELETE', `${path}/${uses.body}`, { token: bench.alpha.adminToken })).body).toBe(
      true,
    );
    expect((await owner('DELETE', `/${id}`)).body).toBe(true);
  });

  it('by its id may be renamed, and is not deleted either', async () => {
    const id = await made();
    const group = { ring_group_name: 'By id', ring_group_extension: '7100', ring_group_greeting: String(id) };
    expect((await call('POST', '/ring_groups', group)).status).toBe(200);
    expect((await owner('PUT', `/${id}`, { name: 'Renamed' })).status).toBe(200);
    expect((await owner('DELETE', `/${id}`)).status).toBe(409);
  });

  it('that a program plays may be renamed, and is not deleted while there is the program', async () => {
    const id = await made();
    const program = await call('POST', '/programs/voicemessage', { name: 'Reminder', recording_id: id });
    expect(program.status).toBe(200);
    expect((await owner('PUT', `/${id}`, { name: 'Played' })).status).toBe(200);
    const refused = await owner('DELETE', `/${id}`);
    expect([refused.status, refused.body.message]).toEqual([
      409,
      "Cannot delete 'Played': referenced by Program(s): Reminder. Remove those references first.",
    ]);
    await bench.server.request('DELETE', `/programs/${program.body}`, { token: bench.alpha.adminToken });
    const scheme = JSON.stringify([
      { type: 'start', app_index: 1, data: {}, out_nod: [{ node_type: 'ok', pointer: { linked_app_index: 2 } }] },
      { type: 'voice_play', app_index: 2, data: { recording_id: id }, out_nod: [] },
    ]);
    const menu = await call('POST', '/programs/ivr', { name: 'Menu', ivr_scheme: scheme });
    expect([menu.status, menu.text]).toEqual([200, String(menu.body)]);
    expect((await owner('DELETE', `/${id}`)).status).toBe(409);
    await bench.server.request('DELETE', `/programs/${menu.body}`, { token: bench.alpha.adminToken });
    expect((await owner('DELETE', `/${id}`)).body).toBe(true);
  });

  it('is found by name or id, from memory, as it is after each change', async () => {
    const { db, vault, settings } = bench.server.platform;
    const directory = new Directory(db, vault, settings);
    const media = new StoredMediaFiles(directory, bench.files);
    const id = await made({ name: 'Heard' });
    expect(await media.recording(bench.alpha.tenantId, 'Heard')).toBeNull();
    await upload(id);
    await directory.apply({ tenantId: bench.alpha.tenantId, resource: 'recordings', id: String(id) });
    const file = await storedFile(id);
    expect(await media.recording(bench.alpha.tenantId, 'heard')).toBe(file);
    expect(await media.recording(bench.alpha.tenantId, String(id))).toBe(file);
    expect(await media.recording(bench.beta.tenantId, String(id))).toBeNull();
    expect(await media.recording(2_000_000_000, 'Heard')).toBeNull();
  });
});

describe('a recording that is made by phone (contract 20 §12.3 *732)', () => {
  it('has a name of its own by the tenant’s clock, an owner, and the traces of any other', async () => {
    const { body: made } = await bench.server.request('POST', '/fpbx_extensions', {
      token: bench.alpha.adminToken,
      body: { extension: '1001', user_id: bench.alpha.adminId },
    });
    await bench.server.db.transaction({ kind: 'all' }, (trx) =>
      trx
        .updateTable('tenants')
        .set({ timezone: 'Asia/Tokyo' })
        .where('tenant_id', '=', bench.alpha.tenantId)
        .execute(),
    );
    const heard: KeptEvent[] = [];
    const store = createPromptStore({
      ...bench.server.platform,
      files: bench.files,
      now: () => NOW,
      committed: async (events) => void heard.push(...events),
    });
    const prompt = { tenantId: bench.alpha.tenantId, extensionUuid: made.extension_uuid, durationMs: 1000 };
    const keep = async () => {
      const draft = await bench.files.draft();
      await writeFile(draft, tone(3000));
      return store.keep({ ...prompt, draft });
    };
    const [first, second] = [await keep(), await keep()];
    expect((await owner('GET', `/${first}`)).body).toMatchObject({
      name: 'Recording 2026-11-22 22:05',
      user_id: bench.alpha.adminId,
      length: 1,
      type: 'wav',
    });
    expect((await owner('GET', `/${second}`)).body.name).toBe('Recording 2026-11-22 22:05 (2)');
    expect((await soundOf(first)).wav?.frames).toBe(12_000);
    const { audit, activity, event } = await lastTraces();
    expect(audit).toMatchObject({ action: 'create', resource: 'recordings', method: 'DIAL', resource_id: `${second}` });
    expect(activity?.activities).toBe(`Create recordings Recording 2026-11-22 22:05 (2) -ID:(${second})`);
    expect(event).toMatchObject({
      type: 'config.changed',
      tenant_id: bench.alpha.tenantId,
      data: { action: 'created' },
    });
    expect(heard.map(({ data }) => data['id'])).toEqual([first, second]);
  });
});
