import { describe, expect, it } from 'vitest';
import { codecsOf, mergeVariables, resyncSeconds } from './variables.ts';

describe('variables of provisioning (contract 20 §3.3)', () => {
  it('have defaults, and later layers win', () => {
    const variables = mergeVariables([
      { voicemail_number: '*1', ntp_server_primary: 'platform' },
      { ntp_server_primary: 'tenant', unknown: 'is nothing to us' },
      {},
      { ntp_server_primary: 'device' },
    ]);
    expect(variables).toMatchObject({ voicemail_number: '*1', ntp_server_primary: 'device', pickup_prefix: '**' });
    expect(variables).not.toHaveProperty('unknown');
  });

  it('ask phones again after the hours set, each at its own minute', () => {
    const variables = mergeVariables([{ resync_hours: '2' }]);
    const at = ['001565000000', '001565000e10', '001565000001'].map((mac) => resyncSeconds({ mac, variables }));
    expect(at).toEqual([7200, 7200, 7201]);
    expect(resyncSeconds({ mac: '001565000000', variables: mergeVariables([{ resync_hours: 'soon' }]) })).toBe(86_400);
  });

  it('order the codecs that a phone has', () => {
    expect(codecsOf(mergeVariables([{ codecs: 'PCMA, g722 ,nonsense' }]), ['pcmu', 'pcma', 'g722'])).toEqual([
      'pcma',
      'g722',
    ]);
    expect(codecsOf(mergeVariables([{ codecs: 'opus' }]), ['pcmu', 'pcma'])).toEqual(['pcmu', 'pcma']);
  });
});
