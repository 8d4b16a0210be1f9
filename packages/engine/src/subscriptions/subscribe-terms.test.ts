import { type HeaderEntry, SipRequest } from '@strowger/sip';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subscribeTerms } from './subscribe-terms.ts';

const terms = (...headers: HeaderEntry[]) =>
  subscribeTerms(new SipRequest({ method: 'SUBSCRIBE', uri: 'sip:1002@acme.example', headers }));

describe('what a SUBSCRIBE asks for (RFC 6665 §4.2.1)', () => {
  it.each(['dialog', 'presence', 'message-summary', 'Dialog'])('event package %s', (event) => {
    expect(terms(['Event', event])).toMatchObject({ kind: 'wanted', expires: 3600, event: event.toLowerCase() });
  });

  it('keeps the id of the subscription, which every NOTIFY repeats', () => {
    expect(terms(['Event', 'dialog; id=7;sla'])).toMatchObject({ kind: 'wanted', event: 'dialog;id=7' });
  });

  it('refuses packages that it does not know with 489 and those that it does', () => {
    const refusal = { kind: 'refused', status: 489, headers: [['Allow-Events', 'dialog, presence, message-summary']] };
    expect(terms(['Event', 'reg'])).toEqual(refusal);
    expect(terms()).toEqual(refusal);
  });

  it('refuses who takes no document of the package with 406', () => {
    const wants = (accept: string) => terms(['Event', 'dialog'], ['Accept', accept]);
    expect(wants('application/pidf+xml')).toMatchObject({ status: 406 });
    for (const accept of ['application/dialog-info+xml', 'text/plain, application/*;q=0.5', '*/*']) {
      expect(wants(accept)).toMatchObject({ kind: 'wanted' });
    }
  });

  it('grants 60 to 3600 seconds, tells who wants less how much it must be, and 0 is an end', () => {
    const asked = (expires: string) => terms(['Event', 'dialog'], ['Expires', expires]);
    expect(asked('59')).toEqual({ kind: 'refused', status: 423, headers: [['Min-Expires', '60']] });
    expect(asked('60')).toMatchObject({ expires: 60 });
    expect(asked('86400')).toMatchObject({ expires: 3600 });
    expect(asked('0')).toMatchObject({ expires: 0 });
    expect(asked('soon')).toMatchObject({ status: 400 });
  });

  it('never throws, whatever the headers hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (event, expires, accept) => {
        const { kind } = terms(['Event', event], ['Expires', expires], ['Accept', accept]);
        expect(['wanted', 'refused']).toContain(kind);
      }),
    );
  });
});
