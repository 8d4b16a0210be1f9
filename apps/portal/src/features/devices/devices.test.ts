import { describe, expect, it } from 'vitest';
import { addressText, modelText, provisioningUrl } from './device-names.ts';
import { keysToSend, newKey, type PhoneKey, positionOf, withGaps } from './phone-keys.ts';

describe('a device', () => {
  it('is shown as it is printed, and fetches from its bare address', () => {
    expect(addressText('001565abcdef')).toBe('00:15:65:AB:CD:EF');
    expect(addressText('nonsense')).toBe('nonsense');
    expect(modelText('yealink', 't46s')).toBe('Yealink T46S');
    expect(modelText('snom', null)).toBe('Snom');
    expect(provisioningUrl('https://pbx.example.com', '00:15:65:AB:CD:EF')).toBe(
      'https://pbx.example.com/provision/001565abcdef',
    );
  });
});

describe('buttons of a phone (contract 20 §2.2)', () => {
  const line = (id: number, value: string): PhoneKey => ({ category: 'line', id, type: 'blf', value });
  const memory = (id: number, value: string): PhoneKey => ({ category: 'memory', id, type: 'blf', value });

  it('keep their places: empty ones between them are shown and not sent', () => {
    const shown = withGaps([line(3, '1003'), memory(1, '1009'), line(1, '1001')]);
    expect(shown.map(({ category, id, type }) => `${category} ${id} ${type}`)).toEqual([
      'line 1 blf',
      'line 2 none',
      'line 3 blf',
      'memory 1 blf',
    ]);
    expect(keysToSend(shown).map(({ id, value }) => [id, value])).toEqual([
      [1, '1001'],
      [3, '1003'],
      [1, '1009'],
    ]);
  });

  it('take the places of the order in which they stand, each kind its own', () => {
    const keys = [line(2, '1002'), memory(1, '1009'), line(1, '1001')];
    expect(keysToSend(keys).map(({ id }) => id)).toEqual([1, 1, 2]);
    expect(positionOf([...keys, newKey(keys)], 3)).toBe(3);
  });

  it('that are empty on purpose stay', () => {
    const empty: PhoneKey = { category: 'line', id: 1, type: 'none', device_key_uuid: 'a' };
    expect(keysToSend([empty])).toEqual([empty]);
  });
});
