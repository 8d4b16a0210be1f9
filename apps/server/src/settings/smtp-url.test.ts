import { describe, expect, it } from 'vitest';
import { BadValue } from './environment-values.ts';
import { readSmtpUrl } from './smtp-url.ts';

describe('STROWGER_SMTP_URL', () => {
  it.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, implicitTls: false, tls: 'accept', login: null }],
    ['smtps://mail.example', { port: 465, implicitTls: true, tls: 'verify' }],
    ['smtp://localhost:25', { host: 'localhost', port: 25, tls: 'accept' }],
    ['smtp://[::1]:25/', { host: '::1', port: 25 }],
    ['smtp://u:p@mail.example', { tls: 'verify', login: { user: 'u', password: 'p' } }],
    ['smtp://u:p@127.0.0.1', { tls: 'accept' }],
    ['smtp://u:p@mail.example?tls=off', { tls: 'off' }],
    ['smtps://mail.example?tls=accept', { tls: 'accept' }],
    ['smtp://relay%40x.example:p%3A%2F%40@mail.example', { login: { user: 'relay@x.example', password: 'p:/@' } }],
  ])('%s is read', (text, expected) => {
    expect(readSmtpUrl(text)).toMatchObject(expected);
  });

  it.each([
    'mail.example',
    'http://mail.example',
    'smtp://',
    'smtp://mail.example/path',
    'smtp://mail.example?tls=maybe',
    'smtp://mail.example?tls=off&tls=verify',
    'smtp://mail.example?verify=no',
    'smtp://u:%ZZ@mail.example',
  ])('%s is refused', (text) => {
    expect(() => readSmtpUrl(text)).toThrow(BadValue);
  });

  it('is never repeated in a refusal', () => {
    expect(() => readSmtpUrl('smtp://u:hunter2@mail.example/x')).not.toThrow(/hunter2/);
  });
});
