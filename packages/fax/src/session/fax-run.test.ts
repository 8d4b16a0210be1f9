import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FaxJob, FaxSessionTerms } from '../api.ts';
import { A4_STANDARD, compareFaxes, LETTER_FINE, SLIP, type TestPage, writeTestFax } from '../testing/fax-pages.ts';
import { faxLoop, type LoopOptions, type LoopResult, TERMS } from './loop.fixture.ts';

let folder: string;
let number = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fax-run-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface Fax {
  readonly sent: string;
  readonly received: string;
  readonly pages: number;
}

async function fax(pages: readonly TestPage[]): Promise<Fax> {
  number++;
  const sent = join(folder, `${number}-sent.tif`);
  await writeTestFax(sent, pages);
  return { sent, received: join(folder, `${number}-received.tif`), pages: pages.length };
}

interface Terms {
  readonly sender?: Partial<FaxSessionTerms>;
  readonly receiver?: Partial<FaxSessionTerms>;
  readonly header?: string;
}

/** Sends it; both ends by the same terms unless told. */
function send({ sent, received, pages }: Fax, options: Partial<LoopOptions> = {}, terms: Terms = {}): LoopResult {
  const { header = '' } = terms;
  const sender: FaxJob = { kind: 'send', fax: { ...TERMS, ...terms.sender, path: sent, header } };
  const answer = { ...TERMS, ident: '+44 20 7946 0000', ...terms.receiver };
  const receiver: FaxJob = { kind: 'receive', path: received, terms: answer };
  return faxLoop({ sender, receiver, documentPages: pages, ...options });
}

const PAGES = [
  { ...SLIP, picture: 1 },
  { ...SLIP, lines: 90, picture: 2 },
];

const ECM = { sender: { ecm: true }, receiver: { ecm: true } };
const NO_ECM = { sender: { ecm: false }, receiver: { ecm: false } };

describe('a fax from end to end (ITU-T T.30)', () => {
  it.each([
    ['µ-law with error correction', { law: 'ulaw' }, ECM, { path: 'g711', ecm: true }],
    ['A-law with error correction', { law: 'alaw' }, ECM, { path: 'g711', ecm: true }],
    ['µ-law without error correction', { law: 'ulaw' }, NO_ECM, { path: 'g711', ecm: false }],
    ['A-law without error correction', { law: 'alaw' }, NO_ECM, { path: 'g711', ecm: false }],
    ['T.38 with error correction', { t38After: 5 }, ECM, { path: 't38', ecm: true }],
    ['T.38 without error correction', { t38After: 5 }, NO_ECM, { path: 't38', ecm: false }],
  ] as const)('arrives pixel by pixel over %s', async (_name, options, terms, path) => {
    const document = await fax(PAGES);
    const { sender, receiver } = send(document, options, terms);
    const evidence = { success: true, code: 0, text: 'OK', pages: 2, rate: 14_400, ...path };
    expect(sender).toMatchObject({ ...evidence, totalPages: 2, remoteIdent: '+44 20 7946 0000' });
    expect(receiver).toMatchObject({ ...evidence, totalPages: null, remoteIdent: '+1 555 0100' });
    const same = { headerLines: 0, differingPixels: 0 };
    expect(await compareFaxes(document.sent, document.received)).toMatchObject([same, same]);
  });

  it('reports each page as it was confirmed, and each page of the file is Group 4', async () => {
    const { sender, receiver, events } = send(await fax(PAGES));
    const page = { widthPixels: 1728, xResolution: 204, yResolution: 196, badRows: 0, rate: 14_400, encoding: 'MMR' };
    for (const { pageReports } of [sender, receiver]) {
      expect(pageReports).toMatchObject([
        { ...page, page: 1, lengthPixels: 200 },
        { ...page, page: 2, lengthPixels: 90 },
      ]);
      expect(pageReports.every(({ imageBytes }) => imageBytes > 0)).toBe(true);
    }
    expect(events.sender.map(({ name }) => name)).toEqual(['tone', 'negotiated', 'page', 'page', 'finished']);
  });

  it.each([
    ['A4, standard resolution', { ...A4_STANDARD, picture: null }],
    ['Letter, fine resolution', { ...LETTER_FINE, picture: null }],
    ['B4', { ...SLIP, width: 2048, picture: 3 }],
    ['A3', { ...SLIP, width: 2432, picture: 3 }],
    ['superfine', { ...SLIP, yDpi: 391, picture: 3 }],
    ['300 by 300', { ...SLIP, width: 2592, xDpi: 300, yDpi: 300, picture: 3 }],
    ['superfine in both directions', { ...SLIP, width: 3456, xDpi: 408, yDpi: 391, picture: 3 }],
  ] as const)('keeps the size of a page: %s', async (_name, page) => {
    const document = await fax([page]);
    const { receiver } = send(document);
    expect(receiver).toMatchObject({ success: true, pageReports: [{ widthPixels: page.width }] });
    expect(receiver.pageReports[0]?.yResolution).toBeCloseTo(page.yDpi, -1);
    expect(await compareFaxes(document.sent, document.received)).toMatchObject([{ differingPixels: 0 }]);
  });

  it('changes the size between the pages', async () => {
    const document = await fax([...PAGES, { ...SLIP, yDpi: 98, picture: 4 }, { ...SLIP, width: 2048, picture: 5 }]);
    expect(send(document).sender).toMatchObject({ success: true, pages: 4 });
    expect(await compareFaxes(document.sent, document.received)).toHaveLength(4);
  });

  it('carries 200 pages', async () => {
    const document = await fax(Array.from({ length: 200 }, () => ({ ...SLIP, lines: 40, picture: null })));
    const { sender, receiver } = send(document, { t38After: 5, longest: 7200 });
    expect([sender, receiver]).toMatchObject([
      { success: true, pages: 200 },
      { success: true, pages: 200 },
    ]);
  });

  it('writes the header line above each page, with letters that every font has', async () => {
    const document = await fax(PAGES);
    const { receiver } = send(document, {}, { header: 'Müller & Söhne · Angebot' });
    expect(receiver.success).toBe(true);
    const differences = await compareFaxes(document.sent, document.received);
    expect(differences).toMatchObject([{ differingPixels: 0 }, { differingPixels: 0 }]);
    for (const { headerLines } of differences) expect(headerLines).toBeGreaterThan(15);
  });

  it('goes no faster than 9,600 bits per second without V.17', async () => {
    const document = await fax(PAGES);
    expect(send(document, {}, { sender: { v17: false } }).sender).toMatchObject({ success: true, rate: 9600 });
    expect(send(document, { t38After: 5 }, { receiver: { v17: false } }).sender).toMatchObject({
      success: true,
      rate: 9600,
    });
  });

  it('does without error correction when one end has none', async () => {
    expect(send(await fax(PAGES), {}, { receiver: { ecm: false } }).sender).toMatchObject({
      success: true,
      ecm: false,
    });
  });

  it('cuts an ident to the 20 characters of T.30', async () => {
    const { receiver } = send(await fax(PAGES), {}, { sender: { ident: '+49 (0) 30 1234567890 Büro' } });
    expect(receiver.remoteIdent).toBe('+49 (0) 30 123456789');
  });

  it.each([
    ['caller', 2, { sender: {}, receiver: { quietMs: 60_000 } }],
    ['called one', 1, { sender: { quietMs: 60_000 }, receiver: {} }],
  ] as const)('the %s is silent for %d s before its tone (contract 30 §20)', async (_who, seconds, quiet) => {
    const { sent, received } = await fax([{ ...SLIP, picture: 1 }]);
    const result = faxLoop({
      sender: { kind: 'send', fax: { ...TERMS, path: sent, header: '' }, ...quiet.sender },
      receiver: { kind: 'receive', path: received, terms: TERMS, ...quiet.receiver },
      hangUpWhen: (_side, { name }) => name === 'tone',
    });
    expect(result.seconds).toBeGreaterThan(seconds);
    expect(result.seconds).toBeLessThan(seconds + 1.5);
  });
});

/** Always the same row of chances. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('T.38 over a network that loses, delays and reorders', () => {
  it.each([ECM, NO_ECM])('is mended by the copies that datagrams bring (%j)', async (terms) => {
    const document = await fax(PAGES);
    const [lose, delay] = [chances(1), chances(2)];
    const { sender, receiver } = send(
      document,
      { t38After: 5, isLost: (n) => n > 250 && lose() < 0.1, delayOf: () => Math.floor(delay() * 4) },
      terms,
    );
    expect([sender, receiver]).toMatchObject([
      { success: true, path: 't38', pages: 2 },
      { success: true, pages: 2, pageReports: [{ badRows: 0 }, { badRows: 0 }] },
    ]);
    expect(await compareFaxes(document.sent, document.received)).toMatchObject([
      { differingPixels: 0 },
      { differingPixels: 0 },
    ]);
  });
});

/** Frames of 20 ms into the session: within the page; within the goodbye after it. */
const WITHIN_PAGE = 700;
const WITHIN_GOODBYE = 900;

describe('audio over a network that loses', () => {
  it('is mended by error correction at the price of time', async () => {
    const page = { ...SLIP, picture: 1 };
    const document = await fax([page]);
    const clear = send(await fax([page]));
    const lossy = send(document, { isLost: (n) => n === WITHIN_PAGE });
    expect(lossy.sender).toMatchObject({ success: true, pages: 1 });
    expect(lossy.seconds).toBeGreaterThan(clear.seconds + 3);
    expect(await compareFaxes(document.sent, document.received)).toMatchObject([{ differingPixels: 0 }]);
  });

  it('ends without the goodbye of the sender', async () => {
    const { receiver, seconds } = send(await fax([{ ...SLIP, picture: 1 }]), { isLost: (n) => n === WITHIN_GOODBYE });
    expect(receiver).toMatchObject({ success: true, code: 0, pages: 1 });
    expect(seconds).toBeLessThan(45);
  });

  it('fails with a reason when nothing comes through any more', async () => {
    const { sender, receiver } = send(await fax(PAGES), { isLost: (n) => n > 800 });
    expect(sender.success || receiver.success).toBe(false);
    expect(sender.text).toMatch(/^(page not confirmed|lost carrier)/);
    expect(receiver.text).toMatch(/^lost carrier/);
  });
});

describe('a fax that fails tells why (contract 30 §18.4)', () => {
  const voice = (job: FaxJob, seconds: number) =>
    faxLoop({
      sender: job,
      receiver: { kind: 'receive', path: '/nowhere', terms: TERMS, quietMs: 1e9 },
      longest: seconds,
    });

  it('not a fax: nothing answers the calling tone', async () => {
    const { sent } = await fax([{ ...SLIP, picture: 1 }]);
    const { sender } = voice({ kind: 'send', fax: { ...TERMS, path: sent, header: '' } }, 120);
    expect(sender).toMatchObject({ success: false, code: 2, pages: 0, rate: 0 });
    expect(sender.text).toMatch(/^not a fax/);
  });

  it('not a fax: the call ends without a fax tone', async () => {
    const { sent } = await fax([{ ...SLIP, picture: 1 }]);
    const { sender } = voice({ kind: 'send', fax: { ...TERMS, path: sent, header: '' } }, 5);
    expect(sender).toMatchObject({ success: false, code: 49, text: 'not a fax: the call ended without a fax tone' });
  });

  it('no carrier: the other side hangs up before the first page', async () => {
    const { sender } = send(await fax(PAGES), { hangUpWhen: (side, { name }) => side === 'sender' && name === 'tone' });
    expect(sender).toMatchObject({ success: false, text: 'no carrier: the call dropped before the first page' });
  });

  it('lost carrier: the other side hangs up within the first page', async () => {
    const result = send(await fax(PAGES), {
      hangUpWhen: (side, { name }) => side === 'sender' && name === 'negotiated',
    });
    const text = 'lost carrier: the call dropped during the fax';
    expect([result.sender, result.receiver]).toMatchObject([
      { success: false, pages: 0, text },
      { success: false, pages: 0, text },
    ]);
  });

  it('lost carrier: after the first of two pages, which the receiver keeps', async () => {
    const document = await fax(PAGES);
    const { sender, receiver } = send(document, {
      hangUpWhen: (side, { name }) => side === 'sender' && name === 'page',
    });
    expect(sender).toMatchObject({ success: false, pages: 1, totalPages: 2 });
    expect(receiver).toMatchObject({ success: false, pages: 1 });
    expect(existsSync(document.received)).toBe(true);
  });

  it('is a success when the call ends once the last page is confirmed', async () => {
    const document = await fax([{ ...SLIP, picture: 1 }]);
    const { sender, receiver } = send(document, {
      hangUpWhen: (side, { name }) => side === 'sender' && name === 'page',
    });
    expect([sender, receiver]).toMatchObject([
      { success: true, pages: 1 },
      { success: true, pages: 1 },
    ]);
  });
});

describe('the path of a fax', () => {
  it('stays once the page phase has begun', async () => {
    const { sent, received, pages } = await fax(PAGES);
    const sender: FaxJob = { kind: 'send', fax: { ...TERMS, path: sent, header: '' } };
    const attempt = () =>
      faxLoop({
        sender,
        receiver: { kind: 'receive', path: received, terms: TERMS },
        documentPages: pages,
        t38After: 16,
      });
    expect(attempt).toThrow(/page phase has begun/);
  });
});
