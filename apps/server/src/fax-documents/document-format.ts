import { unzipSync } from 'fflate';

/** What may become a document (contract 30 §12). */
export type DocumentFormat =
  | 'pdf'
  | 'tif'
  | 'png'
  | 'jpg'
  | 'doc'
  | 'docx'
  | 'odt'
  | 'xls'
  | 'xlsx'
  | 'ods'
  | 'ppt'
  | 'pptx'
  | 'odp';

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

/** By media type (contract 30 §12; office files by their registered types). */
export const FORMAT_OF_TYPE: Readonly<Record<string, DocumentFormat>> = {
  'application/pdf': 'pdf',
  'image/tiff': 'tif',
  'image/x-tiff': 'tif',
  'image/tif': 'tif',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/x-citrix-jpeg': 'jpg',
  'application/msword': 'doc',
  [`${OPEN_XML}.wordprocessingml.document`]: 'docx',
  [`${OPEN_DOCUMENT}.text`]: 'odt',
  'application/vnd.ms-excel': 'xls',
  [`${OPEN_XML}.spreadsheetml.sheet`]: 'xlsx',
  [`${OPEN_DOCUMENT}.spreadsheet`]: 'ods',
  'application/vnd.ms-powerpoint': 'ppt',
  [`${OPEN_XML}.presentationml.presentation`]: 'pptx',
  [`${OPEN_DOCUMENT}.presentation`]: 'odp',
};

const BEGINNINGS: readonly (readonly [DocumentFormat, readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['jpg', [0xff, 0xd8, 0xff]],
  ['tif', [0x49, 0x49, 0x2a, 0x00]],
  ['tif', [0x4d, 0x4d, 0x00, 0x2a]],
];

/** Readers look for it in the first kilobyte (ISO 32000-1, annex H). */
const PDF_MARK = '%PDF-';
const PDF_MARK_WITHIN = 1024;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** Compound files ([MS-CFB] §2.2), told apart by the streams that their formats require. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const STREAMS: readonly (readonly [DocumentFormat, string])[] = [
  ['doc', 'WordDocument'],
  ['ppt', 'PowerPoint Document'],
  ['xls', 'Workbook'],
  ['xls', 'Book'],
];
/** Office files with a password are compound files of any format ([MS-OFFCRYPTO] §2.3.4). */
const ENCRYPTED = 'EncryptedPackage';

/** What a file is by its content; `encrypted`: an office file with a password; null: none of what is taken. */
export function formatOf(bytes: Buffer): DocumentFormat | 'encrypted' | null {
  const begins = (signature: readonly number[]) => signature.every((octet, at) => bytes[at] === octet);
  const [plain] = BEGINNINGS.find(([, signature]) => begins(signature)) ?? [];
  if (plain) return plain;
  if (bytes.subarray(0, PDF_MARK_WITHIN).includes(PDF_MARK)) return 'pdf';
  if (begins(COMPOUND)) return formatOfCompound(bytes);
  return begins(ZIP) ? formatOfZip(bytes) : null;
}

function formatOfCompound(bytes: Buffer): DocumentFormat | 'encrypted' | null {
  const has = (stream: string) => bytes.includes(Buffer.from(stream, 'utf16le'));
  if (has(ENCRYPTED)) return 'encrypted';
  return STREAMS.find(([, stream]) => has(stream))?.[0] ?? null;
}

/** ODF names its type in the file `mimetype`; OOXML has a folder named after what it is. */
function formatOfZip(bytes: Buffer): DocumentFormat | null {
  try {
    const names: string[] = [];
    const { mimetype } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        return name === 'mimetype' && originalSize < 200;
      },
    });
    if (mimetype) return FORMAT_OF_TYPE[Buffer.from(mimetype).toString('latin1').trim()] ?? null;
    const within = (folder: string) => names.some((name) => name.startsWith(`${folder}/`));
    if (!names.includes('[Content_Types].xml')) return null;
    if (within('word')) return 'docx';
    if (within('xl')) return 'xlsx';
    return within('ppt') ? 'pptx' : null;
  } catch {
    return null;
  }
}
