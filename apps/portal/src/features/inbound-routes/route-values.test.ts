import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InboundRoute, NEW_ROUTE, type RouteValues, sent, valuesOf } from './route-values.ts';

const UUID = '00000000-0000-4000-8000-000000000001';

/** The route that the API makes of what was sent. */
function saved(values: RouteValues): InboundRoute {
  const body = sent(values);
  return {
    ...body,
    domain_uuid: UUID,
    destination_uuid: UUID,
    dialplan_uuid: UUID,
    destination_number_regex: body.destination_number_regex ?? `^\\+?${body.destination_number.replace('+', '')}$`,
    destination_type: 'inbound',
    destination_target_type: 'extension',
    destination_target: null,
    destination_app: 'destination_app' in body ? body.destination_app : 'transfer',
    destination_context: 'public',
  };
}

describe('an inbound route', () => {
  it('is read as it was saved, wherever it leads', () => {
    const data = fc.constantFrom('1001', '*991001', 'hangup', '+441632960000');
    const number = fc.constantFrom('+441632960001', '441632960001');
    const regex = fc.constantFrom('', '^44163296\\d+$');
    fc.assert(
      fc.property(number, data, regex, (destination_number, destination_data, destination_number_regex) => {
        const values = { ...NEW_ROUTE, destination_number, destination_data, destination_number_regex };
        expect(valuesOf(saved(values))).toEqual(values);
      }),
    );
  });

  it('sends only what changed', () => {
    expect(sent({ destination_order: 5 })).toEqual({ destination_order: 5 });
    expect(sent({ destination_data: 'hangup' })).toEqual({ destination_app: 'hangup', destination_data: null });
  });
});
