import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBody } from '../../http/validation.ts';
import {
  changedFields,
  defaultValues,
  type ExtensionValues,
  mergeValues,
  VALUE_FIELDS,
  valuesOf,
} from './extension-values.ts';
import { CreateExtensionBody, UpdateExtensionBody } from './schema.ts';

const DOMAIN = 'acme.example';
const stored = { ...defaultValues('1001', DOMAIN), effective_caller_id_name: 'Ann', outbound_caller_id_name: 'Acme' };

const update = (values: ExtensionValues, body: unknown) =>
  mergeValues(values, parseBody(UpdateExtensionBody, body), DOMAIN);

describe('a partial write (contract 20 §0.3)', () => {
  test('an absent field keeps its value', () => {
    expect(update(stored, {})).toEqual(stored);
  });

  test.each([null, '', '   '])('%j clears text', (empty) => {
    expect(update(stored, { outbound_caller_id_name: empty }).outbound_caller_id_name).toBeNull();
  });

  test.each([null, ''])('%j gives caller id, account code and context their defaults back', (empty) => {
    const own = { ...stored, effective_caller_id_number: '2000', accountcode: 'sales', user_context: 'sales' };
    const sent = {
      effective_caller_id_name: empty,
      effective_caller_id_number: empty,
      accountcode: empty,
      user_context: empty,
    };
    expect(update(own, sent)).toMatchObject({
      effective_caller_id_name: '1001',
      effective_caller_id_number: '1001',
      accountcode: DOMAIN,
      user_context: DOMAIN,
    });
  });

  test.each([null, ''])('%j for a number or an enum keeps it: it cannot be empty', (empty) => {
    const own = { ...stored, call_timeout: 45, user_record: 'all' };
    expect(update(own, { call_timeout: empty, user_record: empty })).toEqual(own);
  });

  test.each([true, 'true', 1, '1'])('%j is true', (value) => {
    expect(update(stored, { do_not_disturb: value }).do_not_disturb).toBe(true);
  });

  test.each([false, 'false', 0, '0', '', null])('%j is false', (value) => {
    expect(update({ ...stored, do_not_disturb: true }, { do_not_disturb: value }).do_not_disturb).toBe(false);
  });

  test('a write of some fields changes these and nothing else', () => {
    const values: { [F in keyof ExtensionValues]?: fc.Arbitrary<unknown> } = {
      number_alias: fc.constantFrom('1900', null),
      effective_caller_id_name: fc.constantFrom('Bob', 'Ünïcode'),
      outbound_caller_id_number: fc.constantFrom('+441632960000', null),
      call_timeout: fc.integer({ min: 5, max: 600 }),
      call_group: fc.constantFrom('sales,support', null),
      do_not_disturb: fc.boolean(),
      user_record: fc.constantFrom('none', 'all'),
      forward_busy_enabled: fc.boolean(),
      forward_busy_destination: fc.constantFrom('1002', 'voicemail:1001', null),
      enabled: fc.boolean(),
      description: fc.constantFrom('first\nsecond', null),
      user_id: fc.constantFrom(7, null),
      limit_max: fc.integer({ min: 1, max: 9 }),
      auth_acl: fc.constantFrom('192.0.2.0/24', null),
    };
    const sent = fc.record(values, { requiredKeys: [] });
    fc.assert(
      fc.property(sent, sent, (first, second) => {
        const before = update(stored, first);
        const after = update(before, second);
        for (const field of VALUE_FIELDS) {
          expect(after[field]).toEqual(field in second ? second[field] : before[field]);
        }
      }),
    );
  });
});

describe('renumbering', () => {
  test('caller ids that are the number by default follow it', () => {
    expect(update(defaultValues('1001', DOMAIN), { extension: '1005' })).toMatchObject({
      extension: '1005',
      effective_caller_id_name: '1005',
      effective_caller_id_number: '1005',
    });
  });

  test('caller ids of its own stay', () => {
    expect(update({ ...stored, effective_caller_id_number: '2000' }, { extension: '1005' })).toMatchObject({
      effective_caller_id_name: 'Ann',
      effective_caller_id_number: '2000',
    });
  });
});

describe('display_name (contract 20 §1.2)', () => {
  test('is an alias of effective_caller_id_name', () => {
    expect(update(stored, { display_name: 'Bob' }).effective_caller_id_name).toBe('Bob');
  });

  test('loses against effective_caller_id_name', () => {
    const sent = { display_name: 'Bob', effective_caller_id_name: 'Carol' };
    expect(update(stored, sent).effective_caller_id_name).toBe('Carol');
  });

  test('says nothing when it is empty', () => {
    expect(update(stored, { display_name: '' }).effective_caller_id_name).toBe('Ann');
  });
});

describe('what a client sends', () => {
  test('a number may come as a JSON number', () => {
    expect(parseBody(CreateExtensionBody, { extension: 1001 }).extension).toBe('1001');
  });

  test('what GET answers and nobody writes is accepted and ignored', () => {
    const sent = { registered: true, registration_count: 3, linked_username: 'x', domain_uuid: 'y', tenant_name: 'z' };
    expect(parseBody(UpdateExtensionBody, sent)).toEqual({});
  });

  test.each([
    ['extension', '1'],
    ['extension', '123456789012'],
    ['extension', '10a1'],
    ['password', 'short'],
    ['number_alias', '*5000'],
    ['effective_caller_id_name', 'x'.repeat(81)],
    ['effective_caller_id_name', 'line\r\nbreak'],
    ['outbound_caller_id_number', '1'],
    ['outbound_caller_id_number', '+1234567890123456'],
    ['emergency_caller_id_number', 'abc'],
    ['call_timeout', 4],
    ['call_timeout', 601],
    ['call_timeout', 'soon'],
    ['user_record', 'sometimes'],
    ['extension_type', 'video'],
    ['fax_email', 'nobody'],
    ['enabled', 'maybe'],
    ['user_id', 'me'],
    ['limit_max', 0],
    ['max_registrations', 0],
    ['missed_call_app', 'sms'],
    ['toll_allow', 'a b'],
    ['shoe_size', 43],
  ])('%s %j is refused by name', (field, value) => {
    const refused = expect(() => parseBody(UpdateExtensionBody, { [field]: value }));
    refused.toThrow(expect.objectContaining({ status: 400, details: [expect.objectContaining({ field })] }));
  });

  test('extension is required on create', () => {
    const refused = expect(() => parseBody(CreateExtensionBody, {}));
    refused.toThrow(
      expect.objectContaining({ status: 400, details: [{ field: 'extension', message: 'is required' }] }),
    );
  });
});

describe('changed fields', () => {
  test('are those whose values differ', () => {
    const after = { ...stored, do_not_disturb: true, description: 'x' };
    expect(changedFields(stored, after)).toEqual(['do_not_disturb', 'description']);
    expect(valuesOf(after, ['do_not_disturb', 'description'])).toEqual({ do_not_disturb: true, description: 'x' });
  });
});
