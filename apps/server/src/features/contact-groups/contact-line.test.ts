import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvStream } from '../../http/csv-stream.ts';
import { PERSON_LENGTHS } from '../contacts/person-fields.ts';
import { CONTACT_COLUMNS, type ContactLine, ContactLines } from './contact-line.ts';
import { readContacts } from './read-contacts.ts';

const NOBODY: ContactLine = {
  phone: '',
  first_name: '',
  last_name: '',
  email: '',
  address: '',
  custom1: '',
  custom2: '',
  custom3: '',
  description: '',
};

async function read(file: string | Uint8Array): Promise<{ lines: ContactLine[]; rejected: number }> {
  const lines: ContactLine[] = [];
  let rejected = 0;
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  for await (const batch of readContacts(bytes, 3, () => {
    rejected += 1;
  }))
    lines.push(...batch);
  return { lines, rejected };
}

describe('a file of contacts (contract 30 §10)', () => {
  it('has one to nine columns in their order', async () => {
    const file = '15550001\n15550002,Ann\n15550003,Bob,Roe,bob@example.com,1 Main St,a,b,c,text\n';
    expect((await read(file)).lines).toEqual([
      { ...NOBODY, phone: '15550001' },
      { ...NOBODY, phone: '15550002', first_name: 'Ann' },
      {
        phone: '15550003',
        first_name: 'Bob',
        last_name: 'Roe',
        email: 'bob@example.com',
        address: '1 Main St',
        custom1: 'a',
        custom2: 'b',
        custom3: 'c',
        description: 'text',
      },
    ]);
  });

  it('may begin with a header that puts them in another order', async () => {
    const file = 'Phone,E-mail,Colour,Last Name\n15550001,a@example.com,red,Roe\n';
    expect(await read(file)).toEqual({
      lines: [{ ...NOBODY, phone: '15550001', email: 'a@example.com', last_name: 'Roe' }],
      rejected: 0,
    });
  });

  it('counts the lines by which nobody can be reached', async () => {
    const file = 'Ann,Roe\n,Bob,,bob(at)example.com\n,Cy,,cy@example.com\nphone\n';
    const { lines, rejected } = await read(file);
    expect([lines, rejected]).toEqual([[{ ...NOBODY, first_name: 'Cy', email: 'cy@example.com' }], 3]);
  });

  it('may be UTF-16 as spreadsheets write it, with tabs', async () => {
    const little = Buffer.from('\uFEFF15550001\tJürgen\n', 'utf16le');
    const big = Buffer.from(little).swap16();
    for (const file of [little, big]) {
      expect((await read(file)).lines).toEqual([{ ...NOBODY, phone: '15550001', first_name: 'Jürgen' }]);
    }
  });

  it('in Latin-1 is refused with what to do', async () => {
    await expect(read(Buffer.from('15550001,Jürgen\n', 'latin1'))).rejects.toMatchObject({
      status: 422,
      message: 'The file is not UTF-8: save it as CSV UTF-8',
    });
  });

  it('gives nothing that a contact cannot hold, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.string({ unit: 'binary', maxLength: 300 })), { maxLength: 5 }), (rows) => {
        const reader = new ContactLines();
        for (const cells of rows) {
          const line = reader.read(cells);
          if (line === null || line === 'header') continue;
          expect(line.phone !== '' || line.email !== '').toBe(true);
          for (const column of CONTACT_COLUMNS) {
            expect(line[column].length).toBeLessThanOrEqual(PERSON_LENGTHS[column]);
            expect(line[column]).not.toMatch(/\p{Cc}/u);
            expect(line[column].isWellFormed()).toBe(true);
          }
        }
      }),
    );
  });

  it('that was read out reads back the same', async () => {
    const cell = (longest: number) =>
      fc
        .string({ unit: 'grapheme', maxLength: longest / 4 })
        .map((value) => value.replace(/\p{Cc}+/gu, '').trim())
        .filter((value) => value.length <= longest && !/^'/.test(value) && value.isWellFormed());
    const contact = fc.record({
      ...cellsOf(cell),
      phone: fc.stringMatching(/^\+?[1-9][0-9]{6,14}$/),
      email: fc.constantFrom('', 'a@example.com'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(contact, { maxLength: 5 }), async (contacts) => {
        const file = csvStream(null, async (row) => {
          for (const one of contacts) await row(CONTACT_COLUMNS.map((column) => one[column]));
        });
        expect(await read(await text(file))).toEqual({ lines: contacts, rejected: 0 });
      }),
      { numRuns: 60 },
    );
  });
});

function cellsOf(cell: (longest: number) => fc.Arbitrary<string>) {
  return {
    phone: cell(PERSON_LENGTHS.phone),
    first_name: cell(PERSON_LENGTHS.first_name),
    last_name: cell(PERSON_LENGTHS.last_name),
    email: cell(PERSON_LENGTHS.email),
    address: cell(PERSON_LENGTHS.address),
    custom1: cell(PERSON_LENGTHS.custom1),
    custom2: cell(PERSON_LENGTHS.custom2),
    custom3: cell(PERSON_LENGTHS.custom3),
    description: cell(PERSON_LENGTHS.description),
  };
}
