import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceConfiguration } from '../configuration.ts';
import { KEY_CATEGORIES, KEY_TYPES } from '../keys.ts';
import { childrenOf, xmlOf } from '../testing/read-file.ts';
import { fileOf, LINE, sampleDevice } from '../testing/sample-device.ts';
import { FAMILIES, familyOf } from './index.ts';

const MODELS = FAMILIES.flatMap(({ vendors }) =>
  Object.entries(vendors).flatMap(([vendor, models]) => Object.keys(models).map((model) => [vendor, model] as const)),
);
const ONE_OF_EACH = [
  ['yealink', 't46s'],
  ['polycom', 'vvx300'],
  ['poly', 'ccx500'],
  ['grandstream', 'gxp2130'],
  ['grandstream', 'ht802'],
  ['grandstream', 'ht814'],
  ['cisco', 'spa504g'],
  ['cisco', '8841'],
  ['linksys', 'spa942'],
  ['snom', '720'],
  ['fanvil', 'x4'],
  ['panasonic', 'hdv230'],
] as const;

describe('the configuration of every family (contract 20 §3.6)', () => {
  it.each(MODELS)(
    '%s %s names user, auth id, secret, server, port and expiry, and each place it has',
    (vendor, model) => {
      const { text } = fileOf(sampleDevice(vendor, model), '{mac}');
      for (const value of ['1001', 'ann-auth', 's3cr3t-Ann', 'acme.example.com', '5080', 'Ann Smith']) {
        expect(text).toContain(value);
      }
      expect(text).toMatch(/610|\b11\b/);
    },
  );

  it.each(ONE_OF_EACH)('of %s %s switches off the line that is gone', (vendor, model) => {
    const none = fileOf(sampleDevice(vendor, model, { lines: [] }), '{mac}').text;
    expect(none).not.toContain('s3cr3t-Ann');
    expect(none).not.toContain('acme.example.com');
    expect(none.length).toBeGreaterThan(500);
  });

  it.each(ONE_OF_EACH)('of %s %s is the same as long as nothing changes', (vendor, model) => {
    const family = familyOf(vendor);
    expect(family?.render(sampleDevice(vendor, model))).toEqual(family?.render(sampleDevice(vendor, model)));
  });

  it.each(ONE_OF_EACH)('of %s %s has a phone book of the tenant', (vendor, model) => {
    const book = fileOf(sampleDevice(vendor, model), 'phonebook.xml');
    expect(childrenOf(xmlOf(book)).length).toBeGreaterThan(0);
    expect(book.text).toContain('&lt;Jones&gt; &amp; Co');
    expect(book.text).toContain('1002');
  });

  it.each(ONE_OF_EACH)('of %s %s lets no value begin a setting of its own', (vendor, model) => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'x\naccount.1.password = y',
        'x"\r\nADMIN_PASS="y',
        '</P35><P2>y</P2>',
        '" reg.1.address="y',
        '\u2028y',
        ']]>',
      ),
    );
    fc.assert(
      fc.property(
        hostile,
        hostile,
        fc.constantFrom(...KEY_TYPES),
        fc.constantFrom(...KEY_CATEGORIES),
        (name, value, type, category) => {
          const plain = filesOf(hostileDevice(vendor, model, 'x', 'y', type, category));
          const tried = filesOf(hostileDevice(vendor, model, name, value, type, category));
          expect(tried.map(shapeOf)).toEqual(plain.map(shapeOf));
        },
      ),
      { numRuns: 12 },
    );
  });
});

function hostileDevice(
  vendor: string,
  model: string,
  name: string,
  value: string,
  type: (typeof KEY_TYPES)[number],
  category: (typeof KEY_CATEGORIES)[number],
): DeviceConfiguration {
  return sampleDevice(vendor, model, {
    label: name,
    lines: [{ ...LINE, displayName: name, label: value, outboundProxy: null }],
    keys: [
      {
        category,
        position: 2,
        type,
        line: 1,
        value: `1${value}`,
        pickup: 'p',
        label: name,
        icon: '',
        isProtected: false,
      },
    ],
    contacts: [{ name, number: value }],
  });
}

function filesOf(device: DeviceConfiguration) {
  return familyOf(device.vendor)?.render(device) ?? [];
}

/** Names of all there is, without the values: XML as its elements and attributes, lines as what stands before `=`. */
function shapeOf({ type, text }: { readonly type: string; readonly text: string }): string[] {
  if (type === 'text/plain') return text.split(/\r\n|\n|\r|\u2028|\u2029/).map((line) => line.replace(/ ?=.*$/s, ''));
  const walk = (element: ReturnType<typeof xmlOf>): string[] => [
    `${element.name} ${Object.keys(element.attributes).sort().join(' ')}`,
    ...childrenOf(element).flatMap(walk),
  ];
  return walk(xmlOf({ text }));
}
