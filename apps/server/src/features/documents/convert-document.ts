import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Static } from 'typebox';
import type { Source } from '../../fax-documents/conversion-job.ts';
import type { Quality } from '../../fax-documents/fax-quality.ts';
import { findOfficeProgram } from '../../fax-documents/office-program.ts';
import { type Done, runConverter } from '../../fax-documents/run-converter.ts';
import { warnOfNetwork } from '../../fax-documents/warn-of-network.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';
import type { DocumentParts } from './document-files.ts';

/** Contract 30 §12. */
const MOST_PAGES = 500;

export type ConversionSource = Static<typeof Source>;

const KINDS: Readonly<Record<string, 'pdf' | 'picture'>> = {
  pdf: 'pdf',
  tif: 'picture',
  png: 'picture',
  jpg: 'picture',
};

/** One file of a document, in clear. */
interface Part {
  readonly bytes: Uint8Array;
  /** Its extension; `html`: a cover page. */
  readonly format: string;
  readonly name: string;
}

/** Where a part lies in the private folder. */
export const partPath = (folder: string, index: number, { format }: Pick<Part, 'format'>): string =>
  join(folder, `part-${index}.${format}`);

/** Puts a part into the folder. */
export async function sourceOf(folder: string, index: number, part: Part): Promise<ConversionSource> {
  const { bytes, format, name } = part;
  const path = partPath(folder, index, part);
  await writeFile(path, bytes, { mode: 0o600 });
  return { kind: format === 'html' ? 'html' : (KINDS[format] ?? 'office'), path, name };
}

/** What came of a conversion: where its files lie in the folder. */
export interface Conversion extends Done {
  readonly pdf: string;
  readonly fax: string;
}

/**
 * Converts the parts of a document in a private folder.
 * @throws ApiError 422, 503
 */
export async function convertSources(
  { log }: Pick<DocumentParts, 'log'>,
  folder: string,
  sources: readonly ConversionSource[],
  how: {
    readonly quality: Quality;
    readonly paper: 'a4' | 'letter';
    readonly tokens?: TokenValues;
    /** Absent: both. */
    readonly only?: 'fax';
  },
): Promise<Conversion> {
  warnOfNetwork(log);
  const [pdf, fax] = [join(folder, 'whole.pdf'), join(folder, 'whole.tif')];
  const done = await runConverter(
    {
      task: 'convert',
      folder,
      sources: [...sources],
      quality: how.quality,
      paper: how.paper,
      mostPages: MOST_PAGES,
      tokens: how.tokens ?? null,
      office: await findOfficeProgram(),
      pdf: how.only === 'fax' ? null : pdf,
      fax,
    },
    folder,
  );
  return { ...done, pdf, fax };
}
