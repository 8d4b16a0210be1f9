/**
 * Many faxes that leave over a provider and come back from it to a DID of the same server: two ends of T.30, two calls and
 * their media for each. Texts and pictures, one page and several, over G.711 and over T.38, each with and without error
 * correction, so many at once. Ends with what came of each way, why faxes failed, in the words of their evidence, and
 * whether what was received is what was sent, pixel by pixel. Exits with 1 when fewer than 99 of 100 arrived, when a fax
 * that arrived is not in the inbox, when pages differ, or when a fax did not go the way it was to go.
 *
 *     node bench/faxes-looped.ts [faxes = 1000] [at once = 24]
 */
import { setTimeout as pause } from 'node:timers/promises';
import sharp from 'sharp';
import { type ApiClient, expectStatus, field, logInAsAdmin, rowsOf, tokenOf } from '../tests/system/api-client.ts';
import { startServer } from '../tests/system/server-process.ts';
import { makeTenant, USER_PASSWORD } from '../tests/system/tenant.ts';
import { differenceOf, type FaxPage, pagesOf } from './faxes/looped-pages.ts';
import { family, residentMiB, startCpuClock } from './load/process-cpu.ts';
import { type Row, report } from './load/report.ts';

const [faxes = 1000, atOnce = 24] = process.argv.slice(2).map(Number);
/** A fax may be tried so often, and the next try waits so long. */
const TRIES = 3;
const RETRY_SECONDS = 10;
const LEAST_ARRIVED = 0.99;
const MOST_DIFFERENT = 0.001;
const DIALLED = '15551230000';
const DID = '15559990001';
const LONGEST_FAX_MS = 15 * 60_000;
const TELL_MS = 30_000;
const FAX_PAGES = 13;
const TEXT = 'Strowger exchanges step to a pair of contacts for every digit that is dialled. ';
const WAYS = [
  { name: 'G.711, error correction', settings: {}, evidence: { t38: '0', ecm: '1' } },
  { name: 'G.711', settings: { fax_ecm: 0 }, evidence: { t38: '0', ecm: '0' } },
  { name: 'T.38, error correction', settings: { fax_t38: true }, evidence: { t38: '1', ecm: '1' } },
  { name: 'T.38', settings: { fax_t38: true, fax_ecm: 0 }, evidence: { t38: '1', ecm: '0' } },
] as const;

type Way = (typeof WAYS)[number];

interface Sent {
  readonly way: string;
  readonly document: number;
  readonly id: number;
  readonly arrived: boolean;
  readonly tries: number;
  /** Its last attempt was carried as its account wants it. */
  readonly wentItsWay: boolean;
  /** Why its attempts failed. */
  readonly reasons: readonly string[];
}

const server = await startServer({ STROWGER_LOG: 'error', STROWGER_RTP_PORTS: '10000-29999' });
try {
  const admin = await logInAsAdmin(server.url);
  const sender = await makeTenant(server.url, admin, 'sender');
  const receiver = await makeTenant(server.url, admin, 'receiver');
  await admin('PUT', '/transmissions/retryinterval', RETRY_SECONDS);
  for (const { tenantId, adminUserId } of [sender, receiver]) {
    const free = { daily_limit: -1, monthly_limit: -1 };
    expectStatus(await admin('PUT', `/tenants/${tenantId}`, free), 200);
    expectStatus(await admin('PUT', `/users/${adminUserId}`, free), 200);
    expectStatus(await admin('PUT', `/billing/quota/${tenantId}`, [{ resource_id: FAX_PAGES, quota_limit: -1 }]), 200);
    expectStatus(await admin('PUT', `/tenants/${tenantId}/settings`, { fax_channels: atOnce }), 200);
  }
  const trunk = { name: 'loop', type: 'sip', host: '127.0.0.1', port: server.sipPort, service_flag: 2 };
  await made(admin, '/providers', { ...trunk, prefix: `${DIALLED}|${DID}` });
  const did = expectStatus(await admin('POST', '/dids', { phone: `+${DID}`, tenant_id: receiver.tenantId }), 200).body;
  await made(receiver.asTenantAdmin, '/programs/faxtoemail', { account_id: field(did, 'account_id') });
  const tokens = {
    sent: await tokenOf(server.url, `boss@${sender.domain}`, USER_PASSWORD),
    received: await tokenOf(server.url, `boss@${receiver.domain}`, USER_PASSWORD),
  };
  const boss = sender.asTenantAdmin;
  const documents = [
    await documentOf('standard', [await text(1)]),
    await documentOf('fine', [await text(2), await text(3)]),
    await documentOf('fine', [await picture()]),
  ];
  const ways: { readonly way: Way; readonly account: number }[] = [];
  for (const [place, way] of WAYS.entries()) {
    const own = expectStatus(
      await admin('POST', '/dids', { phone: `+1555777000${place}`, tenant_id: sender.tenantId }),
      200,
    ).body;
    const account = Number(field(own, 'account_id'));
    for (const [setting, value] of Object.entries(way.settings)) {
      expectStatus(await boss('PUT', `/accounts/${account}/settings/${setting}`, { value }), 200);
    }
    ways.push({ way, account });
  }

  const sent: Sent[] = [];
  const began = performance.now();
  const cpu = startCpuClock(() => family(server.pid()));
  let next = 0;
  let most = 0;
  const telling = setInterval(() => {
    most = Math.max(most, residentMiB(server.pid()));
    console.log(
      `${Math.round((performance.now() - began) / 1000)} s: ${sent.length} of ${faxes}, ${sent.filter(({ arrived }) => !arrived).length} failed`,
    );
  }, TELL_MS);
  await Promise.all(Array.from({ length: atOnce }, (_, place) => sendOn(place)));
  clearInterval(telling);
  const minutes = (performance.now() - began) / 60_000;
  const cores = cpu() / (minutes * 60);

  const { compared, different } = await compare();
  const rows: Row[] = WAYS.map(({ name }) =>
    rowOf(
      name,
      sent.filter(({ way }) => way === name),
    ),
  );
  rows.push(rowOf('all', sent));
  const whole = { minutes, 'a minute': sent.length / minutes, 'cores used': cores, 'server MiB': most };
  rows.push({ name: 'the run', figures: whole });
  const arrived = sent.filter((fax) => fax.arrived).length;
  const whyNot = Object.entries(
    Object.groupBy(
      sent.flatMap((fax) => fax.reasons),
      (reason) => reason,
    ),
  );
  const strayed = sent.filter((fax) => fax.arrived && !fax.wentItsWay).length;
  const failures = [
    ...(arrived >= LEAST_ARRIVED * faxes ? [] : [`${faxes - arrived} of ${faxes} faxes did not arrive`]),
    ...(compared >= arrived ? [] : [`${arrived - compared} faxes that arrived are not in the inbox`]),
    ...(different === 0 ? [] : [`${different} received faxes differ`]),
    ...(strayed === 0 ? [] : [`${strayed} faxes did not go the way they were to go`]),
  ];
  report('faxes-looped', rows, [
    `${atOnce} at once, two ends each; up to ${TRIES} tries`,
    ...whyNot.map(([reason, each]) => `${each?.length ?? 0} attempts failed: ${reason}`),
    `${compared} received faxes were compared with what was sent, ${different} differ in more than ${100 * MOST_DIFFERENT} % of their pixels`,
    failures.length === 0 ? 'VERDICT: holds' : `VERDICT: FAILED: ${failures.join('; ')}`,
  ]);
  if (failures.length > 0) process.exitCode = 1;

  /** Sends one after the other, until all are sent. */
  async function sendOn(place: number): Promise<void> {
    // Not all of them train at the same moment.
    await pause(place * 400);
    while (next < faxes) {
      const nth = next++;
      const taken = ways[nth % ways.length];
      if (taken === undefined) throw new Error('no way to send');
      const document = documents[Math.floor(nth / ways.length) % documents.length] ?? 0;
      sent.push(await send(taken.way, taken.account, document));
    }
  }

  async function send(way: Way, account: number, document: number): Promise<Sent> {
    const id = await made(boss, '/programs/sendfax/transmissions', {
      program_data: { document_id: document },
      transmission_data: { phone: DIALLED, try_allowed: TRIES, account_id: account },
    });
    const deadline = performance.now() + LONGEST_FAX_MS;
    let status: unknown;
    do {
      await pause(2000);
      status = (await boss('GET', `/transmissions/${id}/status`)).body;
    } while (status !== 'completed' && status !== 'failed' && performance.now() < deadline);
    const attempts = rowsOf(await boss('GET', `/transmissions/${id}/logs`));
    const failed = attempts.filter((attempt) => attempt['status'] !== 'completed');
    const reasons = failed.map(({ response }) => String(response));
    const results = rowsOf(await boss('GET', `/transmissions/${id}/results`));
    const wentItsWay = Object.entries(way.evidence).every(([name, data]) =>
      results.some((result) => result['name'] === name && result['data'] === data),
    );
    const arrived = status === 'completed';
    if (!arrived && failed.length === 0) reasons.push(`not over after ${LONGEST_FAX_MS / 60_000} minutes: ${status}`);
    return { way: way.name, document, id, arrived, tries: attempts.length, wentItsWay, reasons };
  }

  /** All that lies in the inbox, beside what was sent: each has the pixels of one of the documents. */
  async function compare(): Promise<{ compared: number; different: number }> {
    const originals = await Promise.all(documents.map((id) => imageOf(id, tokens.sent)));
    let [compared, different] = [0, 0];
    for (let offset = 0; ; ) {
      const page = rowsOf(
        await receiver.asTenantAdmin(
          'GET',
          `/transmissions?status=completed&origin=faxtoemail&limit=100&offset=${offset}`,
        ),
      );
      if (page.length === 0) return { compared, different };
      offset += page.length;
      for (const row of page) {
        const image = await imageOf(Number(row['document_id']), tokens.received);
        const differences = originals.map((original) => differenceOf(original, image));
        compared += 1;
        if (Math.min(...differences) > MOST_DIFFERENT) different += 1;
      }
    }
  }

  async function documentOf(quality: string, pages: readonly Buffer[]): Promise<number> {
    const id = await made(boss, '/documents', { name: `${quality}, ${pages.length} pages`, quality });
    for (const page of pages) {
      const answer = await fetch(`${server.url}/api/documents/${id}/media`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.sent}`, 'content-type': 'image/png' },
        body: new Uint8Array(page),
      });
      if (!answer.ok) throw new Error(await answer.text());
    }
    return id;
  }

  async function imageOf(document: number, token: string): Promise<FaxPage[]> {
    const answer = await fetch(`${server.url}/api/documents/${document}/media?format=tiff`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`document ${document}: ${answer.status} ${await answer.text()}`);
    return pagesOf(Buffer.from(await answer.arrayBuffer()));
  }
} finally {
  await server.dispose();
}

async function made(by: ApiClient, path: string, body: object): Promise<number> {
  return Number(expectStatus(await by('POST', path, body), 200).body);
}

function rowOf(name: string, of: readonly Sent[]): Row {
  const arrived = of.filter((fax) => fax.arrived);
  const share = (part: number) => (100 * part) / of.length;
  return {
    name,
    figures: {
      faxes: of.length,
      'arrived %': share(arrived.length),
      'at the first try %': share(arrived.filter(({ tries }) => tries === 1).length),
      tries: of.reduce((sum, { tries }) => sum + tries, 0),
    },
  };
}

/** A page of A4 full of words, another one for each number. */
function text(number: number): Promise<Buffer> {
  const lines = Array.from(
    { length: 40 },
    (_, line) => `<text x="80" y="${100 + 24 * line}">${number}.${line} ${TEXT}</text>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188" font-size="15" font-family="sans-serif">
    <rect width="840" height="1188" fill="white"/>${lines.join('')}</svg>`;
  return sharp(Buffer.from(svg), { density: 150 }).png().toBuffer();
}

/** Shades and sharp edges. */
function picture(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="840" height="1188"><defs><linearGradient id="g">
    <stop offset="0" stop-color="black"/><stop offset="1" stop-color="white"/></linearGradient></defs>
    <rect width="840" height="1188" fill="white"/><rect x="50" y="50" width="220" height="80" fill="url(#g)"/>
    <circle cx="430" cy="150" r="90" fill="none" stroke="black" stroke-width="3"/></svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
