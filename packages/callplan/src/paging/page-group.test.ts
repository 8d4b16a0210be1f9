import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import { MOST_PAGED, membersIn } from './members-in.ts';

const tenant = tenantOf(
  extension('1001'),
  extension('1002', { alias: '2002' }),
  extension('1003', { doNotDisturb: true }),
  extension('1004', { enabled: false }),
  extension('1005', { type: 'fax' }),
  extension('10010'),
);

const numbersIn = (list: string) => membersIn(list, tenant).map(({ number }) => number);

describe('the list of a page group (contract 20 §12.3 *724)', () => {
  it.each([
    ['1002', ['1002']],
    ['1002,1001', ['1001', '1002']],
    ['1001-1003, 1002', ['1001', '1002', '1003']],
    ['1000-1999', ['1001', '1002', '1003', '1004', '1005']],
    ['10000-10999', ['10010']],
    ['2002', ['1002']],
    ['2000-2999', []],
    ['1003-1001', []],
    ['1-9', []],
    ['', []],
  ])('"%s" is %j', (list, numbers) => {
    expect(numbersIn(list)).toEqual(numbers);
  });

  it('names each extension once, and no more than may be paged', () => {
    const many = tenantOf(...Array.from({ length: MOST_PAGED + 20 }, (_, at) => extension(String(2000 + at))));
    expect(membersIn('2000-2999,2000-2005', many)).toHaveLength(MOST_PAGED);
  });

  it('is read to its end whatever stands in it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-0-9, ]{0,60}$/), (list) => {
        const numbers = numbersIn(list);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});

describe('*724 (contract 20 §12.3)', () => {
  const planned = (extensions: string, hasPin = false) =>
    planCall({ ...tenant, pageGroup: { extensions, hasPin } }, legFrom('1001', '*724'), NOW);

  it('pages all of the list but the caller and who cannot or will not be called; who is in a call is busy', () => {
    const [step] = planned('1001-1005,10010', true).steps;
    expect(step).toMatchObject({
      step: 'page_group',
      hasPin: true,
      targets: [
        { uuid: uuidOf('1002'), limitMax: 1 },
        { uuid: uuidOf('10010'), limitMax: 1 },
      ],
    });
  });

  it('is off for a tenant that has set up no list', () => {
    expect(planCall(tenant, legFrom('1001', '*724'), NOW).steps).toEqual([
      { step: 'hangup', cause: 'UNALLOCATED_NUMBER' },
    ]);
  });
});
