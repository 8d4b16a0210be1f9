import { chmod, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { ApiError } from '../http/errors.ts';
import { findOfficeProgram } from './office-program.ts';
import { type Done, type Patience, runConverter } from './run-converter.ts';
import { PDF_BOMBS, sampleDocx, sampleOdt, samplePdf, samplePicture } from './testing/sample-files.ts';
import { inWorkFolder } from './work-folder.ts';

type Kind = 'pdf' | 'picture' | 'office' | 'html';

interface Part {
  readonly kind: Kind;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** What comes of the parts: what the converter says, or the message of its refusal. */
function convert(
  parts: readonly Part[],
  how: {
    readonly office?: string;
    readonly patience?: Patience;
    readonly look?: (folder: string) => Promise<void>;
  } = {},
): Promise<Done | string> {
  return inWorkFolder(tmpdir(), async (folder) => {
    const sources = await Promise.all(
      parts.map(async ({ kind, extension, bytes }, index) => {
        const path = join(folder, `${index}.${extension}`);
        await writeFile(path, bytes);
        return { kind, path, name: `part ${index}` };
      }),
    );
    const job = { quality: 'standard', paper: 'a4', mostPages: 500, tokens: null, office: null } as const;
    const office = how.office === undefined ? null : await programIn(folder, how.office);
    try {
      return await runConverter(
        { ...job, task: 'convert', folder, sources, office, pdf: join(folder, 'pdf'), fax: join(folder, 'fax') },
        folder,
        how.patience,
      );
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) return error.message;
      throw error;
    } finally {
      await how.look?.(folder);
    }
  });
}

async function programIn(folder: string, script: string): Promise<string> {
  const path = join(folder, 'office-program');
  await writeFile(path, `#!/bin/sh\n${script}\n`);
  await chmod(path, 0o700);
  return path;
}

/** A TIFF whose only directory claims this many pixels, and holds none. */
function absurdTiff(width: number, lines: number): Buffer {
  const entries = [
    [256, width],
    [257, lines],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, lines],
    [279, 100],
  ] as const;
  const file = Buffer.alloc(8 + 2 + 12 * entries.length + 4);
  file.write('II*\0', 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(entries.length, 8);
  for (const [index, [tag, value]] of entries.entries()) {
    const at = 10 + 12 * index;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(4, at + 2);
    file.writeUInt32LE(1, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  return file;
}

const OFFICE = await findOfficeProgram();
const GAVE_UP = 'The file cannot be converted: it takes too much time or memory, or is broken';

describe('a converter', () => {
  it('refuses pictures that claim more pixels than any scanner makes', async () => {
    const bytes = absurdTiff(400_000, 400_000);
    expect(await convert([{ kind: 'picture', extension: 'tif', bytes }])).toBe('part 0: the picture cannot be read');
  });

  it('refuses documents of more than 500 pages before it draws one', async () => {
    const pdf = await PDFDocument.create();
    for (let page = 0; page < 501; page++) pdf.addPage([100, 100]);
    expect(await convert([{ kind: 'pdf', extension: 'pdf', bytes: await pdf.save() }])).toBe(
      'The document has more than 500 pages',
    );
  });

  it.each(['deflated', 'nested'] as const)(
    'gives up a %s bomb',
    async (bomb) => {
      const bytes = PDF_BOMBS[bomb]();
      expect(bytes.length).toBeLessThan(20_000);
      const patience = { wholeMs: 40_000, silentMs: 30_000 };
      expect(await convert([{ kind: 'pdf', extension: 'pdf', bytes }], { patience })).toBe(GAVE_UP);
    },
    60_000,
  );

  it.each(['vast', 'picture'] as const)('draws a PDF with a %s claim in no more than a page', async (bomb) => {
    const done = await convert([{ kind: 'pdf', extension: 'pdf', bytes: PDF_BOMBS[bomb]() }]);
    expect(done).toMatchObject({ pages: 1, width: 1728, lines: expect.any(Number) });
    expect(typeof done === 'string' ? Number.NaN : done.lines).toBeLessThanOrEqual(1143);
  });

  it('refuses a PDF without pages', async () => {
    const bytes = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    );
    expect(await convert([{ kind: 'pdf', extension: 'pdf', bytes }])).toMatch(/^part 0: /);
  });

  it('says clearly where office files cannot be converted', async () => {
    const office = { kind: 'office', extension: 'docx', bytes: sampleDocx([['x']]) } as const;
    expect(await convert([office])).toBe('part 0: this server has no LibreOffice to convert office files with');
    expect(await convert([office], { office: 'exit 1' })).toBe('part 0: the file cannot be converted');
  });

  it('is given no network and none of the server’s secrets', async () => {
    process.env['STROWGER_MASTER_KEY'] = 'seen';
    const office = { kind: 'office', extension: 'docx', bytes: sampleDocx([['x']]) } as const;
    let [seen, routes] = ['', ''];
    await convert([office], {
      office: 'env > "$HOME/env"; cat /proc/net/route > "$HOME/routes"; cat /proc/$PPID/environ >> "$HOME/env"',
      look: async (folder) => {
        [seen, routes] = [await readFile(join(folder, 'env'), 'utf8'), await readFile(join(folder, 'routes'), 'utf8')];
      },
    });
    delete process.env['STROWGER_MASTER_KEY'];
    expect(seen).toContain('HOME=');
    expect(seen).not.toContain('STROWGER');
    expect(routes.trim().split('\n').length).toBeLessThanOrEqual(1);
  });

  it.skipIf(OFFICE === null)('draws nothing that an office file only refers to', { timeout: 60_000 }, () =>
    inWorkFolder(tmpdir(), async (outside) => {
      const secret = join(outside, 'secret.png');
      await writeFile(secret, await samplePicture('png'));
      const bytes = sampleOdt(`<text:p><draw:frame svg:width="10cm" svg:height="10cm" text:anchor-type="paragraph">
        <draw:image xlink:href="${pathToFileURL(secret)}" xlink:type="simple"/></draw:frame></text:p>`);
      let dark = 1;
      await convert([{ kind: 'office', extension: 'odt', bytes }], {
        office: `exec ${OFFICE} "$@"`,
        look: async (folder) => {
          const { data } = await sharp(join(folder, 'fax')).greyscale().raw().toBuffer({ resolveWithObject: true });
          dark = data.filter((pixel) => pixel < 128).length / data.length;
        },
      });
      expect(dark).toBeLessThan(0.02);
    }),
  );

  it('dies when its time is over, with all that it has started', async () => {
    const office = { kind: 'office', extension: 'docx', bytes: sampleDocx([['x']]) } as const;
    let pid = 0;
    const answer = await convert([office], {
      office: 'echo $$ > "$HOME/pid"; exec sleep 300',
      patience: { wholeMs: 60_000, silentMs: 6000 },
      look: async (folder) => {
        pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
      },
    });
    expect(answer).toBe(GAVE_UP);
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it('that dies is a file that cannot be converted', async () => {
    const office = { kind: 'office', extension: 'docx', bytes: sampleDocx([['x']]) } as const;
    expect(await convert([office], { office: 'kill -9 $PPID; sleep 5' })).toBe(GAVE_UP);
  });

  it('joins parts in their order', async () => {
    const pdf = { kind: 'pdf', extension: 'pdf', bytes: await samplePdf([{}, {}]) } as const;
    const html = {
      kind: 'html',
      extension: 'html',
      bytes: Buffer.from('<table><tr><td>1</td></tr><tr></tr></table>'),
    } as const;
    expect(await convert([html, pdf])).toMatchObject({ pages: 3, width: 1728, lines: 1143, xDpi: 204, yDpi: 98 });
  });
});

/** A zombie that nobody has fetched yet does not run. */
async function isRunning(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return status !== '' && !/State:\s+Z/.test(status);
}
