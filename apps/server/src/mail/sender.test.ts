import { expect, it } from 'vitest';
import { senderAddress } from './sender.ts';

it.each([
  ['noreply@pbx.example', 'noreply@pbx.example'],
  ['noreply@192.0.2.1', 'noreply@[192.0.2.1]'],
  ['noreply@2001:db8::1', 'noreply@[IPv6:2001:db8::1]'],
])('mail_from %s sends as %s (RFC 5321 §4.1.3)', (setting, address) => {
  expect(senderAddress(setting)).toBe(address);
});
