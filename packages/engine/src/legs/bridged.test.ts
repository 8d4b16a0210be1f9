import { describe, expect, it } from 'vitest';
import { bridged } from './bridged.ts';

const fromOutside = { extensionUuid: null, tenantId: 7, takenBy: null, trunk: null };
const phoneOf = (extension: string, tenantId = 7) => ({
  uuid: `leg of ${extension}`,
  profile: { extensionUuid: `uuid of ${extension}`, extension, tenantId },
});

describe('the owner of a leg that is of no extension (contract 40 A3)', () => {
  it('is the dialled user who answered: of a ring group, of a queue', () => {
    expect(bridged(fromOutside, phoneOf('1002'))).toEqual({
      bridgeUuid: 'leg of 1002',
      takenBy: { extensionUuid: 'uuid of 1002', extension: '1002' },
    });
  });

  it('is the last of them', () => {
    const { takenBy } = bridged({ ...fromOutside, ...bridged(fromOutside, phoneOf('1002')) }, phoneOf('1003'));
    expect(takenBy?.extension).toBe('1003');
  });

  it('stays when the call goes on to somebody outside, or to another tenant', () => {
    const taken = { ...fromOutside, ...bridged(fromOutside, phoneOf('1002')) };
    const outside = { uuid: 'x', profile: { extensionUuid: null, extension: '', tenantId: 7 } };
    expect(bridged(taken, outside).takenBy?.extension).toBe('1002');
    expect(bridged(taken, phoneOf('1001', 8)).takenBy?.extension).toBe('1002');
  });

  it('is the extension itself where the leg is of one', () => {
    const own = { extensionUuid: 'uuid of 1001', tenantId: 7, takenBy: null, trunk: null };
    expect(bridged(own, phoneOf('1002'))).toEqual({ bridgeUuid: 'leg of 1002', takenBy: null });
  });

  it('is whoever dialled or forwarded, where the leg is sent to a provider', () => {
    const trunk = {
      providerId: 1,
      gatewayUuid: '',
      routeId: null,
      destinationId: null,
      ratedNumber: '44',
      emergency: false,
    };
    const takenBy = { extensionUuid: 'uuid of 1002', extension: '1002' };
    expect(bridged({ ...fromOutside, takenBy, trunk }, phoneOf('1001')).takenBy).toEqual(takenBy);
  });
});
