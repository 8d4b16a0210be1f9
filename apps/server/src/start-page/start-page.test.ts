import { describe, expect, it } from 'vitest';
import { startKernelServer } from '../testing/kernel-server.ts';

describe('start page', () => {
  it('says what runs here and how to begin, in one page without anything from elsewhere', async () => {
    const server = await startKernelServer({
      env: { STROWGER_EDITION: 'community', STROWGER_ADMIN_USERNAME: 'root@secret-name.example' },
    });
    const response = await fetch(server.url);
    const page = await response.text();
    await server.close();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const words of [
      '0.1.0',
      'community edition',
      'embedded',
      '192.0.2.1:5060',
      'http://192.0.2.1:8080/api',
      '/api/docs',
    ]) {
      expect(page).toContain(words);
    }
    for (const step of ['/authenticate', '/tenants', '1001', '1002', '/cdr']) expect(page).toContain(step);
    expect(page).not.toContain('{{');
    expect(page).not.toContain('secret-name');
    expect(page).not.toMatch(/<script|<link|<img|src=|@import/);
    expect(page).toContain('<html lang="en">');
    expect(page).toContain('prefers-color-scheme: dark');
  });
});
