import { describe, expect, it } from 'vitest';
import { provisionOf, variablesOf } from './provision-variables.ts';

describe('variables of the telephones of a tenant', () => {
  it('are rows by name, whatever kind their values have', () => {
    const rows = variablesOf({ ntp_server_primary: 'ntp.example.com', daylight: true, gmt_offset: 3600 });
    expect(rows).toEqual([
      { name: 'daylight', value: 'true' },
      { name: 'gmt_offset', value: '3600' },
      { name: 'ntp_server_primary', value: 'ntp.example.com' },
    ]);
    expect(variablesOf(null)).toEqual([]);
  });

  it('are sent by their names; without any the default holds', () => {
    const named = { name: ' ntp_server_primary ', value: 'ntp.example.com' };
    expect(provisionOf([named, { name: ' ', value: 'x' }])).toEqual({ ntp_server_primary: 'ntp.example.com' });
    expect(provisionOf([{ name: '', value: 'x' }])).toBeNull();
  });
});
