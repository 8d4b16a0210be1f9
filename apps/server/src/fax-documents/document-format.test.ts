import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMAT_OF_TYPE, formatOf } from './document-format.ts';

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const compound = (...streams: string[]) =>
  Buffer.concat([COMPOUND, ...streams.map((stream) => Buffer.from(`\0\0${stream}\0`, 'utf16le'))]);

const zip = (...names: string[]) =>
  Buffer.from(zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')]))));
const openDocument = (mimetype: string) => Buffer.from(zipSync({ mimetype: strToU8(mimetype) }));

describe('what may become a document (contract 30 §12)', () => {
  it.each([
    ['application/pdf', 'pdf'],
    ['image/tiff', 'tif'],
    ['image/x-tiff', 'tif'],
    ['image/tif', 'tif'],
    ['image/png', 'png'],
    ['image/jpeg', 'jpg'],
    ['image/jpg', 'jpg'],
    ['image/x-citrix-jpeg', 'jpg'],
    ['application/msword', 'doc'],
    ['application/vnd.ms-excel', 'xls'],
    ['application/vnd.ms-powerpoint', 'ppt'],
  ])('takes %s as %s', (type, format) => expect(FORMAT_OF_TYPE[type]).toBe(format));

  it.each(['text/plain', 'text/html', 'image/gif', 'image/svg+xml', 'application/zip'])('does not take %s', (type) =>
    expect(FORMAT_OF_TYPE[type]).toBeUndefined(),
  );
});

describe('the content of a file', () => {
  it.each([
    ['doc', compound('WordDocument')],
    ['xls', compound('Workbook')],
    ['xls', compound('Book')],
    ['ppt', compound('PowerPoint Document')],
    ['docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', zip('[Content_Types].xml', 'ppt/presentation.xml')],
    ['odt', openDocument('application/vnd.oasis.opendocument.text')],
    ['ods', openDocument('application/vnd.oasis.opendocument.spreadsheet')],
    ['odp', openDocument('application/vnd.oasis.opendocument.presentation')],
  ])('says that it is %s', (format, bytes) => expect(formatOf(bytes)).toBe(format));

  it('tells a password from the document that it hides', () => {
    expect(formatOf(compound('EncryptedPackage', 'WordDocument'))).toBe('encrypted');
  });

  it.each([
    ['a ZIP of anything else', zip('word/document.xml')],
    ['a ZIP that ends early', zip('[Content_Types].xml', 'word/document.xml').subarray(0, 40)],
    ['a compound file of another program', compound('Contents')],
    ['an unknown OpenDocument type', openDocument('application/vnd.oasis.opendocument.database')],
    ['a program', Buffer.from('MZ\u0090\0')],
    ['nothing', Buffer.alloc(0)],
  ])('says nothing of %s', (_what, bytes) => expect(formatOf(bytes)).toBeNull());
});
