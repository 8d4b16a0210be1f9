import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sampleDocx } from '../testing/sample-files.ts';
import { mergeOffice, tokensInOffice } from './office-texts.ts';

const values = { 'transmission:contact:first_name': 'Anna & Co', 'user:email': 'a@b.example' };
const textOf = (file: Uint8Array) =>
  strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replace(/<[^>]*>/g, '');

describe('personalised office files (contract 30 §13)', () => {
  it('have their tokens replaced, also those that are split over runs', () => {
    const file = sampleDocx([
      ['Dear [transmission:con', 'tact:first_', 'name], hello'],
      ['no token [here', '] ', '[user:email]'],
    ]);
    expect(tokensInOffice(file)).toEqual(['transmission:contact:first_name', 'user:email']);
    expect(textOf(mergeOffice(file, 'letter.docx', values))).toBe(
      'Dear Anna &amp; Co, hello\nno token [here] a@b.example\n',
    );
  });

  it('lose tokens that stand for nothing', () => {
    const file = sampleDocx([['[server:env:path]-[transmission:contact:email]-']]);
    expect(tokensInOffice(file)).toEqual(['transmission:contact:email']);
    expect(textOf(mergeOffice(file, 'letter.docx', values))).toBe('--\n');
  });

  it('may be odt, whose type stays the first part, uncompressed', () => {
    const type = 'application/vnd.oasis.opendocument.text';
    const odt = zipSync({
      mimetype: [strToU8(type), { level: 0 }],
      'content.xml': strToU8('<text:p>Dear <text:span>[user:</text:span>email]</text:p>'),
    });
    expect(tokensInOffice(odt)).toEqual(['user:email']);
    const merged = mergeOffice(odt, 'letter.odt', values);
    expect(strFromU8(unzipSync(merged)['content.xml'] ?? new Uint8Array())).toBe(
      '<text:p>Dear <text:span>a@b.example</text:span></text:p>',
    );
    expect(Buffer.from(merged).indexOf(type)).toBe(30 + 'mimetype'.length);
  });

  it('that are none hold no tokens', () => {
    expect(tokensInOffice(Buffer.from('PK\x03\x04 no more'))).toEqual([]);
    expect(() => mergeOffice(Buffer.from('PK\x03\x04 no more'), 'a.docx', values)).toThrow(
      'a.docx: the file cannot be read',
    );
  });
});
