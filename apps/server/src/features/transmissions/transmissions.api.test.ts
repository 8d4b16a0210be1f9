import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TestTenant } from '../../testing/test-server.ts';
import { mailReceivedFax } from './mail-received-fax.ts';
import { sent } from './testing/fake-line.ts';
import { useFaxBench } from './testing/fax-bench.ts';

const bench = useFaxBench();
const { ask, fax, line, reads } = bench;
let globex: TestTenant;

beforeAll(async () => {
  const { server, acme } = bench;
  globex = await server.makeTenant('globex');
  const unlimited = { daily_limit: -1, monthly_limit: -1 };
  await ask('PUT', `/tenants/${acme.tenantId}`, unlimited, server.adminToken);
  await ask('PUT', `/users/${acme.userId}`, unlimited, server.adminToken);
}, 60_000);

const messageOf = (answer: { status: number; body: { message?: string } }) => [answer.status, answer.body.message];
const idsIn = async (query: string, token?: string): Promise<number[]> =>
  (await ask('GET', `/transmissions?${query}`, undefined, token)).body.map(
    (row: { transmission_id: number }) => row.transmission_id,
  );
const letUserFax = (words: readonly string[]) =>
  ask('PUT', `/users/${bench.acme.userId}`, { user_permission: words.join(',') }, bench.server.adminToken);

describe('making a transmission (contract 30 §18.1)', () => {
  it('needs a program and somebody to reach', async () => {
    expect(messageOf(await ask('POST', '/transmissions', { phone: '1555' }))).toEqual([412, 'program_id is missing']);
    expect(messageOf(await ask('POST', '/transmissions', { program_id: bench.programId }))).toEqual([
      412,
      'contact is missing',
    ]);
    const unknown = { program_id: bench.programId, phone: '1555', colour: 'red' };
    expect((await ask('POST', '/transmissions', unknown)).status).toBe(400);
    expect((await ask('POST', '/transmissions', { program_id: 999_999, phone: '1555' })).status).toBe(404);
    expect((await ask('POST', '/transmissions', { program_id: bench.programId, contact_id: 999_999 })).status).toBe(
      404,
    );
    const stranger = { program_id: bench.programId, phone: '1555', account_id: 999_999 };
    expect((await ask('POST', '/transmissions', stranger)).status).toBe(404);
  });

  it('shows what was sent, takes it back whole, and reuses the contact with the same digits', async () => {
    const id = await fax({ phone: '+1 555 123-4567', title: 'Offer', is_read: '1', notify: '1', try_allowed: 0 });
    const again = await fax({ phone: null, contact: { phone: '0015551234567', first_name: 'Ann' } });
    const { body } = await ask('GET', `/transmissions/${id}`);
    expect(body).toMatchObject({
      ...{
        transmission_id: id,
        title: 'Offer',
        status: 'pending',
        response: '',
        origin: 'sendfax',
        direction: 'outbound',
      },
      ...{
        service_flag: 2,
        try_allowed: 1,
        try_done: 0,
        is_read: '1',
        is_print: '0',
        pages: 0,
        document_id: bench.documentId,
      },
      ...{ last_run: null, campaign_id: null, sendcover: 0, contact_phone: '+1 555 123-4567' },
    });
    expect((await ask('GET', `/transmissions/${again}`)).body.contact_id).toBe(body.contact_id);
    const back = await ask('PUT', `/transmissions/${id}`, { ...body, is_print: '1' });
    expect([back.status, back.body.is_print, back.body.title], back.text).toEqual([200, '1', 'Offer']);
    expect((await ask('PUT', `/transmissions/${id}`, { status: 'completed' })).status).toBe(400);
  });

  it('of whom nobody may call fails at once, and is answered with its id', async () => {
    await ask('POST', '/contact_dncs', { phone: '15557770001' });
    const id = await fax({ phone: '+15557770001' });
    expect((await ask('GET', `/transmissions/${id}/status`)).body).toBe('failed(dnc)');
    expect((await ask('POST', `/transmissions/${id}/send`)).body).toBe(true);
    expect((await ask('GET', `/transmissions/${id}/logs`)).body).toEqual([]);
    expect(await idsIn('status=failed')).not.toContain(id);
    expect(await idsIn('status=failed(dnc)')).toContain(id);
  });

  it('waits for the hours of whoever sends', async () => {
    const { acme, server } = bench;
    const closed = { allowed_days: String(((new Date().getUTCDay() + 3) % 7) + 1), timezone_id: 0 };
    await ask('PUT', `/users/${acme.adminId}`, closed, server.adminToken);
    const refused = await ask('POST', '/transmissions', { program_id: bench.programId, phone: '15550002' });
    expect(messageOf(refused)).toEqual([404, 'Restricted time by destination timeslot.']);
    await ask('PUT', `/users/${acme.adminId}`, { allowed_days: '1,2,3,4,5,6,7' }, server.adminToken);
  });

  it('of an end user needs the word send_fax, whole', async () => {
    const { acme } = bench;
    await letUserFax(['messaging']);
    const document = (await ask('POST', '/documents', { name: 'mine' }, acme.userToken)).body;
    const program = (await ask('POST', '/programs/sendfax', { document_id: document }, acme.userToken)).body;
    const body = { program_id: program, phone: '15550003' };
    expect((await ask('POST', '/transmissions', body, acme.userToken)).status).toBe(403);
    await letUserFax(['send_fax']);
    const made = await ask('POST', '/transmissions', body, acme.userToken);
    expect([made.status, typeof made.body], made.text).toEqual([200, 'number']);
    const unsent = await ask('POST', `/transmissions/${made.body}/send`, undefined, acme.userToken);
    expect(messageOf(unsent)).toEqual([412, 'Document media not found']);
  });
});

describe('a contact without a number', () => {
  it('is sent no fax: the answer says why, nothing is dialled, and it can be sent once there is one', async () => {
    const contact = (await ask('POST', '/contacts', { email: 'only@mail.example' })).body;
    const id = (await ask('POST', '/transmissions', { program_id: bench.programId, contact_id: contact })).body;
    const refused = await ask('POST', `/transmissions/${id}/send`);
    expect(messageOf(refused)).toEqual([412, 'The contact has no phone number']);
    expect((await ask('GET', `/transmissions/${id}/logs`)).body).toEqual([]);
    await bench.reads(id, 'pending');
    expect((await ask('PUT', `/contacts/${contact}`, { phone: '15550199' })).status).toBe(200);
    expect((await ask('POST', `/transmissions/${id}/send`)).body).toEqual(expect.any(Number));
  });
});

describe('whose a transmission is (contract 30 §1.1)', () => {
  it('is its owner’s, his tenant admins’ and the super admins’; to others it is not there', async () => {
    const { acme, server } = bench;
    const id = await fax();
    expect(await idsIn('', acme.adminToken)).toContain(id);
    expect(await idsIn('', server.adminToken)).toContain(id);
    expect(await idsIn(`tenant_id=${acme.tenantId}&user_id=${acme.adminId}`, acme.userToken)).not.toContain(id);
    expect(await idsIn('', globex.adminToken)).toEqual([]);
    for (const token of [acme.userToken, globex.adminToken, globex.userToken]) {
      for (const path of ['', '/status', '/result', '/logs', '/detail', '/spools', '/schedule']) {
        expect((await ask('GET', `/transmissions/${id}${path}`, undefined, token)).status).toBe(404);
      }
      for (const path of ['/send', '/retry', '/clone']) {
        expect((await ask('POST', `/transmissions/${id}${path}`, undefined, token)).status).toBe(404);
      }
      expect((await ask('DELETE', `/transmissions/${id}`, undefined, token)).status).toBe(404);
    }
    expect((await server.request('GET', `/transmissions/${id}`)).status).toBe(401);
    const reached = { program_id: bench.programId, phone: '1555' };
    expect((await ask('POST', '/transmissions', reached, globex.adminToken)).status).toBe(404);
    expect((await ask('PUT', '/transmissions/retryinterval', 20)).status).toBe(403);
  });

  it('leaves audit rows and activities', async () => {
    const id = await fax({ title: 'Traced' });
    await ask('DELETE', `/transmissions/${id}`);
    const rows = (await ask('GET', '/audit?resource=transmissions')).body;
    expect(rows.filter((row: { resource_id: string }) => row.resource_id === String(id))).toMatchObject([
      { action: 'delete' },
      { action: 'create' },
    ]);
    expect(JSON.stringify((await ask('GET', `/users/activities/${bench.acme.adminId}`)).body)).toContain(
      `Delete Transmission Traced -ID:(${id})`,
    );
  });
});

describe('lists (contract 30 §18.2)', () => {
  it('are by service, counted, paged and filtered', async () => {
    const id = await fax({ phone: '15558880001', title: 'Unmistakable' });
    expect(await idsIn('title=UNMISTAK')).toEqual([id]);
    expect(await idsIn('phone=58880001')).toEqual([id]);
    expect(await idsIn('service_flag=2&direction=outbound&title=Unmistakable')).toEqual([id]);
    expect(await idsIn(`transmission_id=${id}&before=1000`)).toEqual([]);
    expect((await ask('GET', '/transmissions?totalrows&title=Unmistakable')).body).toBe(1);
    expect((await ask('GET', '/faxes?title=Unmistakable')).body).toMatchObject([
      { transmission_id: id, title: 'Unmistakable' },
    ]);
    for (const path of ['/calls', '/smses', '/emails']) expect((await ask('GET', path)).body).toEqual([]);
    expect((await ask('GET', `/programs/${bench.programId}/transmissions?totalrows`)).body).toBeGreaterThan(0);
    expect((await ask('GET', '/transmissions?pagesize=1&pageIndex=0')).body.length).toBeLessThanOrEqual(5);
  });
});

describe('a launch (contract 30 §17.2)', () => {
  it('makes the program, and sends; the /send of old clients answers the same attempt, once', async () => {
    line.answers = sent(1);
    const data = { document_id: bench.documentId };
    const launched = await ask('POST', '/programs/sendfax/transmissions', {
      program_data: data,
      transmission_data: { phone: '15551110001', title: 'Offer', try_allowed: 2 },
    });
    expect([launched.status, typeof launched.body], launched.text).toEqual([200, 'number']);
    await reads(launched.body, 'completed');
    const logs = (await ask('GET', `/transmissions/${launched.body}/logs`)).body;
    expect((await ask('POST', `/transmissions/${launched.body}/send`)).body).toBe(logs[0].spool_id);
    expect((await ask('POST', `/transmissions/${launched.body}/send`)).status).toBe(423);
  });

  it('is stored alone where it says so, or until its time comes', async () => {
    const path = `/programs/${bench.programId}/transmissions`;
    const stored = await ask('POST', path, { transmission_data: { phone: '15551110002' }, send: false });
    expect((await ask('GET', `/transmissions/${stored.body}/status`)).body).toBe('pending');
    const later = await ask('POST', path, { phone: '15551110003', title: 'flat', schedule: { delay: 3600 } });
    expect((await ask('GET', `/transmissions/${later.body}/status`)).body).toBe('scheduled');
    expect((await ask('GET', `/transmissions/${later.body}/schedule`)).body).toMatchObject({
      ...{ type: 'transmission', action: 'send', data: later.body, status: 1, is_recurring: 0 },
    });
    expect(messageOf(await ask('POST', path, {}))).toEqual([412, 'Transmission data is missing']);
    expect((await ask('POST', '/programs/teleport/transmissions', { phone: '1' })).status).toBe(404);
  });
});

describe('a schedule, a clone, a number without a way (contract 30 §18)', () => {
  it('replaces the one before, and is taken back', async () => {
    const id = await fax();
    const path = `/transmissions/${id}/schedule`;
    expect((await ask('GET', path)).status).toBe(404);
    const first = await ask('PUT', path, { delay: 600 });
    const second = await ask('PUT', path, { weekday: '2', hour: '9', minute: '30', is_recurring: 1 });
    expect([first.status, second.body]).toEqual([200, first.body]);
    expect((await ask('GET', path)).body).toMatchObject({
      weekday: '2',
      day: '*',
      hour: '9',
      minute: '30',
      is_recurring: 1,
    });
    expect((await ask('PUT', path, { timestamp: 1_000_000 })).status).toBe(400);
    expect((await ask('DELETE', path)).body).toBe(true);
    expect((await ask('DELETE', path)).status).toBe(404);
  });

  it('makes another one by GET and POST', async () => {
    const id = await fax({ title: 'Twice', try_allowed: 3 });
    for (const method of ['GET', 'POST']) {
      const clone = await ask(method, `/transmissions/${id}/clone`);
      expect((await ask('GET', `/transmissions/${clone.body}`)).body).toMatchObject({
        ...{ title: 'Twice', try_allowed: 3, status: 'pending', try_done: 0 },
      });
    }
  });

  it('knows the retry interval, and who has looked', async () => {
    const { adminToken } = bench.server;
    for (const body of [30, { seconds: 40 }, { retry_interval: '50' }]) {
      const set = await ask('PUT', '/transmissions/retryinterval', body, adminToken);
      expect([set.status, (await ask('GET', '/transmissions/getretryinterval')).body], set.text).toEqual([
        200,
        set.body,
      ]);
    }
    for (const body of [9, 86_401, 'soon', {}]) {
      expect((await ask('PUT', '/transmissions/retryinterval', body, adminToken)).status).toBe(400);
    }
    // Whichever way it is set: the same bounds.
    for (const [path, body] of [
      ['/settings', { retry_interval: 9 }],
      [`/tenants/${bench.acme.tenantId}/settings`, { retry_interval: 9 }],
    ] as const) {
      expect((await ask('PUT', path, body, adminToken)).status, path).toBe(400);
      expect((await ask('PUT', path, { retry_interval: 10 }, adminToken)).status, path).toBe(200);
    }
    await ask('PUT', `/tenants/${bench.acme.tenantId}/settings`, { retry_interval: null }, adminToken);
    const id = await fax();
    expect((await ask('GET', `/transmissions/faxlogs/${id}`)).body).toEqual([]);
    expect((await ask('GET', `/transmissions/faxactivity/${id}`)).body).toEqual([]);
    expect((await ask('DELETE', `/transmissions/downloaded/${id}`)).body).toBe(true);
    expect((await ask('GET', '/transmissions/notify')).body).toBe(0);
  });

  it('is no_provider and 404 where no way leads', async () => {
    const { server } = bench;
    const [provider] = (await ask('GET', '/providers?name=trunk', undefined, server.adminToken)).body;
    await ask('PUT', `/providers/${provider.provider_id}`, { active: 0 }, server.adminToken);
    const id = await fax();
    const refused = await ask('POST', `/transmissions/${id}/send`);
    expect(messageOf(refused)).toEqual([404, 'No provider available']);
    expect((await ask('GET', `/transmissions/${id}/status`)).body).toBe('no_provider');
    await ask('PUT', `/providers/${provider.provider_id}`, { active: 1 }, server.adminToken);
    line.answers = sent(1);
    expect((await ask('POST', `/transmissions/${id}/send`)).status).toBe(200);
    await reads(id, 'completed');
  });
});

describe('a fax to a number of this system (contract 30 §20, §21)', () => {
  it('is delivered inside at once: document, inbox, mail to each address once', async () => {
    const { server } = bench;
    const did = await ask('POST', '/dids', { phone: '+15559990001', tenant_id: globex.tenantId }, server.adminToken);
    const accountId = did.body.account_id;
    await ask('PUT', `/accounts/${accountId}`, { email: 'fax@globex.example' }, server.adminToken);
    const installed = await ask(
      'POST',
      '/programs/faxtoemail',
      { account_id: accountId, email: 'FAX@globex.example' },
      globex.adminToken,
    );
    expect(installed.status, installed.text).toBe(200);
    const id = await fax({ phone: '0015559990001' });
    await ask('POST', `/transmissions/${id}/send`);
    await reads(id, 'completed');
    expect(line.dialled).toEqual([]);
    const inbox = '?$service_flag=2&status=completed&origin=faxtoemail';
    const received = (await ask('GET', `/transmissions${inbox}`, undefined, globex.adminToken)).body;
    expect(received).toMatchObject([
      { direction: 'inbound', is_read: '0', pages: 1, account_id: accountId, status: 'completed' },
    ]);
    expect((await ask('GET', '/transmissions/notify', undefined, globex.adminToken)).body).toBe(1);
    const [{ transmission_id: inbound }] = received;
    const [result] = (await ask('GET', `/transmissions/${inbound}/result?name=document`, undefined, globex.adminToken))
      .body;
    const pdf = await ask('GET', `/documents/${result.data}/media/${inbound}`, undefined, globex.adminToken);
    expect([pdf.status, pdf.text.slice(0, 5)]).toEqual([200, '%PDF-']);
    expect(
      (await ask('GET', `/transmissions/faxactivity/${inbound}`, undefined, globex.adminToken)).body,
    ).toMatchObject([{ faxactivity: expect.stringContaining('Downloaded/View By'), faxid: inbound }]);
    const mails = await server.db.transaction({ kind: 'all' }, (trx) =>
      trx.selectFrom('mails').select('mail_key as key').where('template', '=', 'fax-received').execute(),
    );
    expect(mails).toEqual([{ key: `fax-received:${inbound}:fax@globex.example` }]);
    const zip = await fetch(`${server.url}/api/bulk/filter?status=completed&origin=faxtoemail`, {
      headers: { authorization: `Bearer ${globex.adminToken}` },
    });
    const files = Object.keys(unzipSync(new Uint8Array(await zip.arrayBuffer())));
    expect([zip.status, files.length, files[0]?.startsWith(`${inbound}_`)]).toEqual([200, 1, true]);
    expect((await ask('GET', '/bulk/filter?status=invalid')).status).toBe(404);
  });

  describe('its mail', () => {
    const inbox = '/transmissions?service_flag=2&status=completed&origin=faxtoemail';
    /** What would be sent for the fax that globex has. */
    const mailed = async (attachment: string | null) => {
      const { platform, db } = bench.server;
      const [{ transmission_id: transmissionId }] = (await ask('GET', inbox, undefined, globex.adminToken)).body;
      const send = vi.fn<typeof platform.mail.send>(async () => undefined);
      const fax = { transmissionId, at: new Date('2026-11-23T09:30:00Z'), attachment };
      await db.transaction({ kind: 'all' }, (trx) =>
        mailReceivedFax(trx, { ...platform, mail: { ...platform.mail, send } }, fax),
      );
      const [[, , to, data, options] = []] = send.mock.calls;
      return {
        transmissionId,
        to,
        data,
        options,
        link: `${platform.settings.get('public_url')}/faxes/${transmissionId}`,
      };
    };

    it('carries it, or leads to the portal’s page of it where it is too large', async () => {
      const small = await mailed('fax-mails/x.pdf');
      expect(small.to).toEqual({ address: 'fax@globex.example' });
      expect(small.options?.attachments).toMatchObject([{ fileName: `fax_${small.transmissionId}.pdf` }]);
      expect(small.data).not.toHaveProperty('link');
      const large = await mailed(null);
      expect(large.data).toMatchObject({ link: large.link, pages: 1 });
      expect(large.options).toMatchObject({ attachments: [] });
      expect(large.options).not.toHaveProperty('words');
    });

    it('is in the tenant’s own words where he has a template for it', async () => {
      const template = (type: string, more: object, token = globex.adminToken) =>
        ask('POST', '/templates', { name: 'Faxes', type, ...more }, token);
      await template('fax_received', { subject: 'Not ours', body: 'x' }, bench.acme.adminToken);
      await template('offer', { subject: 'Not this', body: 'x' });
      expect((await mailed(null)).options).not.toHaveProperty('words');
      await template('fax_received', {
        subject: 'Fax of [transmission:pages] page',
        body: '<p>For [site:title] at [transmission:account:phone] <script>x()</script></p>',
      });
      const { link, options } = await mailed(null);
      expect(options?.words?.subject).toBe('Fax of 1 page');
      expect(options?.words?.html).toContain('at +15559990001');
      expect(options?.words?.html).toContain(`<a href="${link}">`);
      expect(options?.words?.html).not.toContain('script');
      expect(options?.words?.text).toMatch(new RegExp(`at \\+15559990001\\s+${link}\\s*$`));
      const attached = (await mailed('fax-mails/x.pdf')).options;
      expect(attached?.words?.text).not.toContain('http');
    });
  });
});
