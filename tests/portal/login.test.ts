import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeShown } from '../../apps/server/src/features/second-factor/testing/authenticator-app.ts';
import { expectStatus, field, tokenOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import { makeTenant, USER_PASSWORD } from '../system/tenant.ts';
import { usePortal, type Who } from './use-portal.ts';

/** Of the whole first page, compressed. */
const FIRST_LOAD_BYTES = 300_000;

const portal = usePortal();

describe('the login page', () => {
  it('loads less than 300 kB of script and is accessible in both colour schemes', async () => {
    for (const dark of [false, true]) {
      const visit = await portal.visit({ dark });
      await visit.page.goto('/');
      await visit.page.getByRole('heading', { name: 'Log in' }).waitFor();
      const bytes = await visit.scriptBytes();
      expect(bytes).toBeGreaterThan(50_000);
      expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
      await visit.expectAccessible('html');
      await visit.picture('login');
      expect(visit.problems).toEqual([]);
    }
  });

  it('speaks Spanish to whoever’s browser does, and English when asked', async () => {
    const { page } = await portal.visit({ language: 'es-MX' });
    await page.goto('/');
    await page.getByRole('heading', { name: 'Iniciar sesión' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await page.getByRole('button', { name: 'Idioma' }).click();
    await page.getByRole('menuitem', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  it('says that name or password is wrong, and keeps the name', async () => {
    const visit = await portal.visit();
    await visit.page.goto('/');
    await visit.logIn('nobody@alpha.example.com', 'wrong');
    await visit.page.getByRole('alert').getByText('User name or password is wrong.').waitFor();
    expect(await visit.page.getByLabel('User name or e-mail').inputValue()).toBe('nobody@alpha.example.com');
  });

  it('needs no mouse', async () => {
    const { page } = await portal.visit();
    const { username, password } = portal.credentials('user');
    await page.goto('/');
    await page.getByLabel('User name or e-mail').waitFor();
    await page.keyboard.type(username);
    await page.keyboard.press('Tab');
    await page.keyboard.type(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('content');
  });
});

describe('each kind of user', () => {
  it.each<[Who, string]>([
    ['provider', 'Provider'],
    ['admin', 'Administrator · alpha'],
    ['user', 'User · alpha'],
  ])('%s logs in, sees his menu and logs out', async (who, role) => {
    const visit = await portal.visitAs(who);
    const { page } = visit;
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Dashboard' }).waitFor();
    expect(await page.title()).toBe('Dashboard · Strowger');
    await visit.expectAccessible();
    await visit.picture(`dashboard-${who}`);
    await page.getByRole('button', { name: /^Account of/ }).click();
    await page.getByText(role, { exact: true }).waitFor();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(visit.problems).toEqual([]);
  });

  it('finds no page where there is none, and none that is not for him', async () => {
    const { page } = await portal.visitAs('user');
    await page.goto('/no-such-page');
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  });

  it('stays logged in in a new tab, and is out in both when he leaves one', async () => {
    const { page } = await portal.visitAs('user');
    const other = await page.context().newPage();
    await other.goto('/');
    await other.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    await other.getByRole('button', { name: /^Account of/ }).click();
    await other.getByRole('menuitem', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
  });

  it('has a menu that opens and closes on a phone', async () => {
    const visit = await portal.visitAs('admin', { width: 360, height: 740 });
    const { page } = visit;
    await page.getByRole('button', { name: 'Open the menu' }).click();
    await page.getByRole('link', { name: 'Dashboard' }).click();
    await page.getByRole('button', { name: 'Open the menu' }).waitFor();
    await visit.expectAccessible('html');
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(overflow)).toBe(0);
  });
});

describe('a session', () => {
  it('that has expired is renewed over the page, and what was typed is kept and saved', async () => {
    const visit = await portal.visitAs('user');
    const { page } = visit;
    await page.goto('/account?from=here');
    await page.getByLabel('First name').fill('Ada');
    expectStatus(await portal.asProvider('POST', `/authenticate/cancel/${portal.tenant.userId}`), 200);
    // Not by a click: the dialog may be there already.
    await page.evaluate('document.querySelector("form").requestSubmit()');
    const dialog = page.getByRole('dialog', { name: 'Your session has expired' });
    await dialog.getByLabel('Password', { exact: true }).fill(portal.credentials('user').password);
    await visit.expectAccessible();
    await dialog.getByRole('button', { name: 'Log in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(page.url()).toContain('/account?from=here');
    const { body } = await portal.asProvider('GET', `/users/${portal.tenant.userId}`);
    expect(field(body, 'first_name')).toBe('Ada');
  });

  it('that loses its server says so, and recovers by itself', async () => {
    const { page } = await portal.visitAs('user');
    await page.context().setOffline(true);
    await page.getByText('No connection').waitFor();
    await page.context().setOffline(false);
    await page.getByText('No connection').waitFor({ state: 'detached' });
  });
});

describe('single sign-on', () => {
  it('ends in the portal with a token, and with the reason where there is none', async () => {
    const { page } = await portal.visit();
    await page.goto('/#/auth/sso?error=not_allowed');
    await page.getByText('There is no active account here for this identity.').waitFor();
    const { username, password } = portal.credentials('user');
    const token = await tokenOf(portal.server.url, username, password);
    await page.goto(`/#/auth/sso?token=${token}`);
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    expect(page.url()).toBe(`${portal.server.url}/`);
  });
});

describe('an impersonation', () => {
  it('is told on every page and ends with a click', async () => {
    const visit = await portal.visitAs('provider');
    const { page } = visit;
    const answer = await portal.asProvider('GET', `/users/${portal.tenant.userId}/token`);
    // As the list of users does it.
    await page.evaluate(
      `sessionStorage.setItem('strowger.session', JSON.stringify({
        ...JSON.parse(sessionStorage.getItem('strowger.session')),
        own: JSON.parse(sessionStorage.getItem('strowger.session')).token,
        token: ${JSON.stringify(field(answer.body, 'token'))},
      }))`,
    );
    await page.goto('/account');
    await page.getByText(/^You are acting as/).waitFor();
    await page.getByLabel('First name').waitFor();
    expect(await page.getByText('Change the password').count()).toBe(0);
    await visit.expectAccessible('html');
    await page.getByRole('button', { name: 'Back to my own account' }).click();
    await page.getByRole('button', { name: 'Tenant: All tenants' }).waitFor();
    expect(visit.problems).toEqual([]);
  });
});

describe('a second factor that the tenant asks for', () => {
  it('is set up at the first login and asked for at the next', async () => {
    const secure = await makeTenant(portal.server.url, portal.asProvider, 'secure');
    const path = `/tenants/${secure.tenantId}`;
    expectStatus(await portal.asProvider('PUT', path, { permissions: ['mfa_enabled'] }), 200);
    const boss = `boss@${secure.domain}`;
    const first = await portal.visit();
    await first.page.goto('/');
    await first.logIn(boss, USER_PASSWORD);
    await first.page.getByRole('img', { name: 'QR code for the authenticator app' }).waitFor();
    await first.expectAccessible();
    const secret = (await first.page.locator('code').textContent()) ?? '';
    await first.page.getByLabel('Code').fill('000000');
    await first.page.getByRole('button', { name: 'Confirm' }).click();
    await first.page.getByText('This code is wrong or has expired.').waitFor();
    await first.page.getByLabel('Code').fill(codeShown(secret, new Date()));
    await first.page.getByRole('button', { name: 'Confirm' }).click();
    await first.page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();

    const next = await portal.visit();
    await next.page.goto('/');
    await next.logIn(boss, USER_PASSWORD);
    await next.page.getByText('Type the code that your authenticator app shows now.').waitFor();
    // The step of the first code has been used.
    await next.page.getByLabel('Code').fill(codeShown(secret, new Date(Date.now() + 30_000)));
    await next.page.getByRole('button', { name: 'Confirm' }).click();
    await next.page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    expect([...first.problems, ...next.problems]).toEqual([]);
  });
});

describe('a forgotten password', () => {
  it('is replaced through the link of the mail', async () => {
    const lost = await makeTenant(portal.server.url, portal.asProvider, 'forgetful');
    const email = `user@${lost.domain}`;
    const visit = await portal.visit();
    const { page } = visit;
    await page.goto('/');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await page.getByLabel('E-mail address').fill(email);
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText(/a mail is on its way/).waitFor();

    await page.goto(
      `/${await eventually(
        async () => linkOfMail(portal.server.data),
        (link) => link !== '',
      )}`,
    );
    await page.getByLabel('New password', { exact: true }).fill('short');
    await page.getByLabel('New password once more').fill('short');
    await visit.expectAccessible();
    await page.getByRole('button', { name: 'Save the password' }).click();
    await page
      .getByText(/at least 12 characters/i)
      .last()
      .waitFor();
    const password = 'Another-Good-Secret-7';
    await page.getByLabel('New password', { exact: true }).fill(password);
    await page.getByLabel('New password once more').fill(password);
    await page.getByRole('button', { name: 'Save the password' }).click();
    await page.getByRole('link', { name: 'To the login' }).click();
    await visit.logIn(email, password);
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor();
    expect(visit.problems).toEqual([]);
  });
});

describe('a branded host', () => {
  it('has its look before the login and after it', async () => {
    const look = {
      tenant_id: portal.tenant.tenantId,
      domain: '127.0.0.1',
      title: 'Alpha Phones',
      login_subtitle: 'Calls for Alpha',
      footer: '<b>Alpha</b> Ltd',
      theme_lock: 'dark',
    };
    expectStatus(await portal.asProvider('POST', '/branding', look), 200);
    const visit = await portal.visit();
    await visit.page.goto('/');
    await visit.page.getByText('Calls for Alpha').waitFor();
    expect(await visit.page.title()).toBe('Log in · Alpha Phones');
    expect(await visit.page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await visit.expectAccessible();
    const { username, password } = portal.credentials('user');
    await visit.logIn(username, password);
    await visit.page.getByRole('link', { name: 'Alpha Phones' }).waitFor();
    await visit.expectAccessible('html');
    expect(visit.problems).toEqual([]);
  });
});

/** The part of the link behind the address of the server; empty while there is no mail. */
function linkOfMail(data: string): string {
  const outbox = join(data, 'outbox');
  const mails = listFolder(outbox).filter((name) => name.endsWith('password-reset.eml'));
  const text = mails.map((name) => readFileSync(join(outbox, name), 'utf8')).join('\n');
  // Quoted-printable: soft line breaks, and `=` as =3D.
  const whole = text.replace(/=\r?\n/g, '').replaceAll('=3D', '=');
  return /#\/auth\/reset-password\?code=[\w-]+/.exec(whole)?.[0] ?? '';
}

function listFolder(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
