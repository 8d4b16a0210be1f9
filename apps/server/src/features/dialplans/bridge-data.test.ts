import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bridgeData, parseBridgeData } from './bridge-data.ts';

it('is read back as it was written (contract 40 B10.3 save_xml)', () => {
  const ways = fc.array(fc.uuid(), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(ways, fc.stringMatching(/^[0-9]{0,16}$/), ([first = '', second = null, third = null], prefix) => {
      const row = { gateway_uuid: first, gateway_2_uuid: second, gateway_3_uuid: third, prefix_number: prefix };
      expect(parseBridgeData(bridgeData(row))).toEqual(row);
    }),
  );
});

const GATEWAY = '5f0c0000-0000-4000-8000-000000000001';

it.each([
  ['nothing', ''],
  ['an extension', 'user/1001@acme.example.com'],
  ['another group', `sofia/gateway/${GATEWAY}/$2`],
  ['prefixes that differ', `sofia/gateway/${GATEWAY}/1$1|sofia/gateway/${GATEWAY}/2$1`],
  ['four gateways', Array(4).fill(`sofia/gateway/${GATEWAY}/$1`).join('|')],
  ['an empty way', `sofia/gateway/${GATEWAY}/$1|`],
  ['gateways at once', `sofia/gateway/${GATEWAY}/$1,sofia/gateway/${GATEWAY}/$1`],
])('is not read where it is %s', (_what, data) => {
  expect(parseBridgeData(data)).toBeNull();
});
