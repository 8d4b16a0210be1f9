import { formatNameAddr } from '@strowger/sip';
import type { TrunkConfiguration } from '@strowger/switch';
import { describe, expect, it } from 'vitest';
import { registeringTrunk, trunkWith } from '../testing/test-trunk.ts';
import { trunkCaller } from './trunk-caller.ts';

const ANN = { name: 'Ann', number: '+4930123' };

function told(trunk: TrunkConfiguration, { callerId = ANN, withheld = false } = {}): readonly string[] {
  const terms = { caller: null, headers: [], earlyMedia: () => true, near: null };
  const { from, headers } = trunkCaller({ trunk, number: '112', callerId, withheld, ...terms });
  return [formatNameAddr(from), ...headers.map(([name, value]) => `${name}: ${value}`)];
}

describe('who calls over a provider (contract 30 §2.1)', () => {
  it('is our account in From, unless the provider wants the caller there or there is no account', () => {
    const account = registeringTrunk('acme', { fromDomain: 'carrier.example' });
    expect(told(account)).toEqual(['"Ann" <sip:acme@carrier.example>']);
    expect(told({ ...account, callerIdInFrom: true })).toEqual(['"Ann" <sip:+4930123@carrier.example>']);
    expect(told(trunkWith())).toEqual(['"Ann" <sip:+4930123@192.0.2.1>']);
  });

  it('is named by P-Asserted-Identity or Remote-Party-ID where the provider wants that', () => {
    expect(told(registeringTrunk('acme', { callerHeader: 'pid' }))[1]).toBe(
      'P-Asserted-Identity: "Ann" <sip:+4930123@192.0.2.1>',
    );
    expect(told(registeringTrunk('acme', { callerHeader: 'rpid' }))[1]).toBe(
      'Remote-Party-ID: "Ann" <sip:+4930123@192.0.2.1>;party=calling;screen=yes;privacy=off',
    );
  });

  it('is told to a provider that is trusted with it, with the wish not to pass it on (RFC 3325 §7)', () => {
    expect(told(trunkWith({ callerHeader: 'pid' }), { withheld: true })).toEqual([
      '"Anonymous" <sip:anonymous@anonymous.invalid>',
      'P-Asserted-Identity: "Ann" <sip:+4930123@192.0.2.1>',
      'Privacy: id',
    ]);
    expect(told(registeringTrunk('acme', { callerHeader: 'rpid' }), { withheld: true })).toEqual([
      '"Anonymous" <sip:acme@192.0.2.1>',
      'Remote-Party-ID: "Ann" <sip:+4930123@192.0.2.1>;party=calling;screen=yes;privacy=full',
      'Privacy: id',
    ]);
  });

  it('is anonymous without a number', () => {
    const nobody = { callerId: { name: '', number: '' } };
    expect(told(trunkWith({ callerHeader: 'pid' }), nobody)).toEqual([
      '"Anonymous" <sip:anonymous@anonymous.invalid>',
      'Privacy: id',
    ]);
  });

  it('cannot leave its header, whatever the name holds', () => {
    const [from = ''] = told(trunkWith(), { callerId: { name: 'A"\r\nX: y', number: '1 2;x=<y>' } });
    expect(from).not.toMatch(/[\r\n]/);
    expect(from.match(/</g)).toHaveLength(1);
  });
});
