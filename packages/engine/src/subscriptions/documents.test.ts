import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textAt, toldDialogs } from '../testing/told-dialogs.ts';
import { dialogInfo } from './dialog-info.ts';
import { type LampCall, type LampState, light } from './lamp.ts';
import { messageSummary } from './message-summary.ts';
import { presenceDocument } from './presence-document.ts';

const FACTS = { entity: 'sip:1002@acme.example', domainName: 'acme.example', version: 3, ended: [] };

function calls(...live: LampCall[]): LampState {
  return { shows: 'calls', calls: live, isRegistered: true, doNotDisturb: false };
}

function call(fields: Partial<LampCall> = {}): LampCall {
  return {
    id: 'leg-1',
    direction: 'recipient',
    state: 'early',
    remote: { name: 'Alice', number: '1001' },
    ...fields,
  };
}

describe('dialog information (RFC 4235)', () => {
  it('names a call by its leg, with the other party', () => {
    const told = toldDialogs(dialogInfo(calls(call()), FACTS));
    expect(told).toEqual({
      version: 3,
      entity: 'sip:1002@acme.example',
      dialogs: [
        {
          id: 'leg-1',
          state: 'early',
          direction: 'recipient',
          callId: 'leg-1',
          localTag: 'phone',
          remoteTag: 'pbx',
          remote: 'sip:1001@acme.example',
          remoteName: 'Alice',
        },
      ],
    });
  });

  it('does not name who withholds his number', () => {
    const [dialog] = toldDialogs(dialogInfo(calls(call({ remote: null })), FACTS)).dialogs;
    expect(dialog).toMatchObject({ remote: 'sip:anonymous@anonymous.invalid', remoteName: 'Anonymous' });
  });

  it('tells several calls at once, and those that have ended as terminated', () => {
    const live = calls(call(), call({ id: 'leg-2', state: 'confirmed', direction: 'initiator' }));
    const { dialogs } = toldDialogs(dialogInfo(live, { ...FACTS, ended: [call({ id: 'leg-0' })] }));
    expect(dialogs.map(({ id, state, direction }) => [id, state, direction])).toEqual([
      ['leg-1', 'early', 'recipient'],
      ['leg-2', 'confirmed', 'initiator'],
      ['leg-0', 'terminated', 'recipient'],
    ]);
  });

  it('shows what is idle or dark as one dialog that has ended, and what is lit as a confirmed one', () => {
    const states = [calls(), light(false), light(true), { shows: 'messages', fresh: 2, saved: 0 } as const];
    const told = states.map((state) => toldDialogs(dialogInfo(state, FACTS)).dialogs.map((dialog) => dialog.state));
    expect(told).toEqual([['terminated'], ['terminated'], ['confirmed'], ['confirmed']]);
  });

  it('stays well-formed and says the same, whatever a caller calls himself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const [dialog] = toldDialogs(dialogInfo(calls(call({ remote: { name, number: name } })), FACTS)).dialogs;
        expect(dialog?.state).toBe('early');
        if (/^[\w"<>&' ]+$/.test(name)) expect(dialog?.remoteName).toBe(name);
      }),
    );
  });
});

describe('presence (RFC 3863, RFC 4480)', () => {
  const told = (state: LampState) => {
    const text = presenceDocument(state, FACTS);
    const activity = ['on-the-phone', 'busy'].find(
      (name) => textAt(text, 'dm:person', 'rpid:activities', `rpid:${name}`) !== null,
    );
    return [textAt(text, 'tuple', 'status', 'basic'), activity, textAt(text, 'tuple', 'note')];
  };

  it('tells what an extension is doing', () => {
    const idle = { shows: 'calls', calls: [], isRegistered: true, doNotDisturb: false } as const;
    expect(told(idle)).toEqual(['open', undefined, 'Available']);
    expect(told({ ...idle, isRegistered: false })).toEqual(['closed', undefined, 'Not registered']);
    expect(told({ ...idle, doNotDisturb: true })).toEqual(['open', 'busy', 'Do not disturb']);
    expect(told(calls(call()))).toEqual(['open', 'on-the-phone', 'Ringing']);
    expect(told(calls(call({ state: 'confirmed' })))).toEqual(['open', 'on-the-phone', 'On the phone']);
  });

  it('tells whether a lamp is lit', () => {
    expect(told(light(true))).toEqual(['open', 'busy', 'On']);
    expect(told({ shows: 'messages', fresh: 0, saved: 4 })).toEqual(['open', undefined, 'Off']);
  });
});

describe('message summary (RFC 3842)', () => {
  it('counts new and saved messages', () => {
    expect(messageSummary({ shows: 'messages', fresh: 2, saved: 5 }, FACTS)).toBe(
      'Messages-Waiting: yes\r\nMessage-Account: sip:1002@acme.example\r\nVoice-Message: 2/5 (0/0)\r\n',
    );
    expect(messageSummary({ shows: 'messages', fresh: 0, saved: 5 }, FACTS)).toContain('Messages-Waiting: no\r\n');
  });
});
