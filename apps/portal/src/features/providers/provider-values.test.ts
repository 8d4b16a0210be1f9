import { describe, expect, it } from 'vitest';
import { asType, bodyOfNew, NEW_PROVIDER, SERVICES, withService } from './provider-values.ts';

describe('a new provider (contract 30 §2.1)', () => {
  it('by SIP is sent with all that the form has', () => {
    expect(bodyOfNew(NEW_PROVIDER)).toEqual(NEW_PROVIDER);
  });

  it('by HTTP has an address and a key, and neither a port nor a registration', () => {
    const body = bodyOfNew({ ...asType(NEW_PROVIDER, 'http'), host: 'https://sms.example.com/', httpkey: 'k' });
    expect(body).toMatchObject({ type: 'http', host: 'https://sms.example.com/', httpkey: 'k', tls_verify: 'true' });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['port']));
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['register']));
  });

  it('by SMTP has the port of a mail server, as long as it stays one', () => {
    const smtp = asType(NEW_PROVIDER, 'smtp');
    expect(bodyOfNew(smtp)).toMatchObject({ type: 'smtp', port: 587, encryption: '', from_email: '' });
    expect(asType(smtp, 'sip').port).toBe(5060);
  });
});

describe('what a SIP provider carries', () => {
  it('is changed one by one', () => {
    expect(withService(3, SERVICES.fax, false)).toBe(1);
    expect(withService(1, SERVICES.fax, true)).toBe(3);
    expect(withService(17, SERVICES.voice, false)).toBe(16);
  });
});
