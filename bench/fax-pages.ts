/**
 * Pages of PDFs made fax images a second of processor time: our converter, a process of its own for each document, beside
 * ghostscript's own fax device with libtiff, both from the same files at 204 × 196. Also how well half tones come out.
 *
 *     node bench/fax-pages.ts [pages of a document = 20] [documents = 3]
 *
 * The baseline needs Debian's ghostscript: apt-get install --no-install-recommends ghostscript
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { type Row, report } from './load/report.ts';

const CONVERTER = new URL('../apps/server/src/fax-documents/converter/main.ts', import.meta.url).pathname;
const [pages = 20, documents = 3] = process.argv.slice(2).map(Number);
const WORDS = 'The quick brown fox jumps over the lazy dog, and 0123456789 sheep are counted. ';

/** Text on every page, a photograph-like half tone on every second. */
async function mixedDocument(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.TimesRoman);
  const [width, height] = [900, 700];
  const grey = Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return 127 + 100 * Math.sin(x / 90) * Math.cos(y / 70) + ((x * 7919 + y * 104_729) % 20);
  });
  const photo = await sharp(grey, { raw: { width, height, channels: 1 } })
    .jpeg()
    .toBuffer();
  const image = await pdf.embedJpg(photo);
  for (let page = 0; page < pages; page++) {
    const sheet = pdf.addPage([595.28, 841.89]);
    for (let line = 0; line < 34; line++) sheet.drawText(WORDS, { x: 50, y: 790 - 13 * line, size: 11, font });
    if (page % 2 === 1) sheet.drawImage(image, { x: 50, y: 30, width: 450, height: 300 });
  }
  return pdf.save();
}

/** CPU seconds of a command that is run once for each document, its children included. */
function cost(run: (index: number) => { readonly status: number | null }): { cpu: number; wall: number } | null {
  const before = childrenCpu();
  const start = performance.now();
  for (let index = 0; index < documents; index++) if (run(index).status !== 0) return null;
  return { cpu: childrenCpu() - before, wall: (performance.now() - start) / 1000 };
}

/** Of children that have ended, from the kernel's own book (proc(5), cutime and cstime in hundredths). */
function childrenCpu(): number {
  const fields = readStat().split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

function readStat(): string {
  return spawnSync('cat', [`/proc/${process.pid}/stat`], { encoding: 'utf8' }).stdout;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'strowger-fax-pages-'));
  try {
    const source = join(folder, 'source.pdf');
    await writeFile(source, await mixedDocument());
    const jobs = await Promise.all(
      Array.from({ length: documents }, async (_, index) => {
        const job = {
          ...{ task: 'convert', folder, quality: 'fine', paper: 'a4', mostPages: 500, tokens: null, office: null },
          sources: [{ kind: 'pdf', path: source, name: 'source.pdf' }],
          pdf: join(folder, `${index}.pdf`),
          fax: join(folder, `${index}.tif`),
        };
        const path = join(folder, `${index}.json`);
        await writeFile(path, JSON.stringify(job));
        return path;
      }),
    );
    const stdio = ['ignore', 'ignore', 'inherit', 'pipe'] as const;
    const ours = cost((index) => spawnSync(process.execPath, [CONVERTER, jobs[index] ?? ''], { stdio: [...stdio] }));
    const device = [
      '-q',
      '-dBATCH',
      '-dNOPAUSE',
      '-dSAFER',
      '-sDEVICE=tiffg4',
      '-r204x196',
      '-g1728x2292',
      '-dPDFFitPage',
    ];
    const theirs = cost((index) =>
      spawnSync('gs', [...device, `-sOutputFile=${join(folder, `gs-${index}.tif`)}`, source], { stdio: 'ignore' }),
    );
    if (ours === null) throw new Error('the converter failed');
    const rows: Row[] = [await rowOf('strowger', ours, join(folder, '0.tif'))];
    if (theirs !== null) rows.push(await rowOf('ghostscript', theirs, join(folder, 'gs-0.tif')));
    const ratio = theirs === null ? null : (ours.cpu / theirs.cpu).toFixed(1);
    report('fax-pages', rows, [
      ratio === null
        ? 'No baseline: apt-get install --no-install-recommends ghostscript'
        : `A page costs ${ratio} times the CPU that ghostscript takes, whose half tones are ordered dots.`,
    ]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function rowOf(name: string, { cpu, wall }: { cpu: number; wall: number }, file: string): Promise<Row> {
  const made = (await sharp(await readFile(file)).metadata()).pages ?? 0;
  const all = made * documents;
  const bytes = (await stat(file)).size / made;
  return {
    name,
    figures: { pages: all, 'pages per CPU second': all / cpu, 'pages per second': all / wall, 'bytes a page': bytes },
  };
}

await main();
