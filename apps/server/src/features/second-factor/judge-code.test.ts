import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SecondFactor } from './factor.ts';
import { judgeCode } from './judge-code.ts';
import { digestOf } from './sent-code.ts';
import { codeShown, wrongCode } from './testing/authenticator-app.ts';

const APP = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const NEW_APP = 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK';
const RECOVERY = 'ABCDEFGHIJKLMNOP';
const now = new Date('2026-03-01T12:00:05Z');
const nothing: SecondFactor = {
  userId: 7,
  tenantId: 3,
  authType: '',
  appSecret: null,
  pendingSecret: null,
  usedSteps: [],
  mailProven: false,
  enrolledAt: null,
  mailed: null,
  recoveryDigests: [],
  wrongCodes: 0,
  lockedUntil: null,
};
const enrolled: SecondFactor = {
  ...nothing,
  authType: 'app',
  appSecret: APP,
  recoveryDigests: [digestOf(7, RECOVERY)],
};
const mailed = { id: 1, digest: digestOf(7, '123456') };
const code = (secret: string) => ({ code: codeShown(secret, now), secret: null });
const judge = (factor: SecondFactor, sent: { code: string; secret: string | null }, upgraded: boolean) => {
  const verdict = judgeCode(factor, sent, upgraded, now);
  return verdict.kind === 'right' ? verdict.proof.by : verdict.kind;
};

describe('a session that owes the second factor', () => {
  it('may enrol the first one', () => {
    expect(judge({ ...nothing, pendingSecret: NEW_APP }, code(NEW_APP), false)).toBe('pending');
    expect(judge({ ...nothing, mailed }, { code: '123456', secret: null }, false)).toBe('mail');
  });

  it('cannot enrol another in place of the one that is enrolled', () => {
    expect(judge({ ...enrolled, pendingSecret: NEW_APP }, code(NEW_APP), false)).toBe('wrong');
    expect(judge({ ...enrolled, mailed }, { code: '123456', secret: null }, false)).toBe('wrong');
    expect(judge({ ...enrolled, pendingSecret: NEW_APP }, code(APP), false)).toBe('app');
  });

  it('proves mail where the user chose mail, or has nothing else', () => {
    const sent = { code: '123456', secret: null };
    expect(judge({ ...enrolled, mailProven: true, authType: 'email', mailed }, sent, false)).toBe('mail');
    expect(judge({ ...enrolled, mailProven: true, authType: 'app', mailed }, sent, false)).toBe('wrong');
    expect(judge({ ...nothing, mailProven: true, mailed }, sent, false)).toBe('mail');
    expect(judge({ ...nothing, mailProven: true, mailed }, { code: '123457', secret: null }, false)).toBe('wrong');
  });

  it('proves a recovery code, also while the factor is locked', () => {
    const locked = { ...enrolled, lockedUntil: new Date(now.getTime() + 1000) };
    expect(judge(enrolled, { code: RECOVERY, secret: null }, false)).toBe('recovery');
    expect(judge(locked, { code: RECOVERY, secret: null }, false)).toBe('recovery');
    expect(judge(locked, code(APP), false)).toBe('locked');
    expect(judge({ ...enrolled, lockedUntil: now }, code(APP), false)).toBe('app');
  });
});

describe('a session that has the second factor', () => {
  it('may enrol another, and prove the old one until then', () => {
    const changing = { ...enrolled, pendingSecret: NEW_APP };
    expect(judge(changing, code(NEW_APP), true)).toBe('pending');
    expect(judge(changing, code(APP), true)).toBe('app');
  });
});

describe('a secret that the client sends along', () => {
  it('must be the one that was shown while it is pending', () => {
    const pending = { ...nothing, pendingSecret: NEW_APP };
    expect(judge(pending, { ...code(NEW_APP), secret: NEW_APP }, false)).toBe('pending');
    expect(judge(pending, { ...code(NEW_APP), secret: APP }, false)).toBe('wrong');
    expect(judge(pending, { ...code(APP), secret: APP }, false)).toBe('wrong');
  });

  it('does not matter once enrolled', () => {
    expect(judge(enrolled, { ...code(APP), secret: NEW_APP }, false)).toBe('app');
    expect(judge(enrolled, { ...code(NEW_APP), secret: NEW_APP }, false)).toBe('wrong');
  });
});

it('nothing is right where nothing is enrolled, shown or sent', () => {
  fc.assert(
    fc.property(fc.string(), fc.option(fc.string()), fc.boolean(), (sent, secret, upgraded) => {
      expect(judge(nothing, { code: sent, secret }, upgraded)).toBe('wrong');
    }),
  );
});

it('a step is good for one code', () => {
  const step = Math.floor(now.getTime() / 30_000);
  expect(judge({ ...enrolled, usedSteps: [step] }, code(APP), true)).toBe('wrong');
  expect(judge(enrolled, { code: wrongCode(APP, now), secret: null }, true)).toBe('wrong');
});
