import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

/**
 * From now on the portal is another build: pages name other scripts, and those of the open page that it has not loaded
 * yet are gone.
 * @returns how often the page has been loaded anew
 */
async function buildAnew(page: Page): Promise<() => number> {
  let loads = 0;
  await page.route('**/*', async (route) => {
    const request = route.request();
    const isPage = request.isNavigationRequest();
    const { pathname } = new URL(request.url());
    if (isPage) loads += 1;
    if (isPage || pathname === '/') {
      const response = await route.fetch();
      const html = (await response.text()).replace(/<script type="module"[^>]*><\/script>/, '$&$&');
      await route.fulfill({ response, body: html });
    } else if (loads === 0 && pathname.startsWith('/assets/')) await route.fulfill({ status: 404 });
    else await route.continue();
  });
  return () => loads;
}

it('a page under which a new version was built is loaded anew where one goes, once', async () => {
  const { page } = await portal.visitAs('admin');
  const loads = await buildAnew(page);
  await page.getByRole('link', { name: 'Ring groups' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ring groups' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/ring-groups');
  await page.getByRole('link', { name: 'Call queues' }).click();
  await page.getByRole('heading', { level: 1, name: 'Call queues' }).waitFor();
  expect(loads()).toBe(1);
}, 60_000);

it('what was typed is not lost to a new version: it is offered', async () => {
  const { page } = await portal.visitAs('admin');
  await page.goto('/contacts/new');
  const name = page.getByRole('textbox', { name: 'First name' });
  await name.fill('Ada');
  const loads = await buildAnew(page);
  await page.getByRole('link', { name: 'Ring groups' }).hover();
  const notice = page.getByRole('alert').filter({ hasText: 'There is a new version of the portal.' });
  await notice.waitFor();
  expect([await name.inputValue(), loads()]).toEqual(['Ada', 0]);
  page.once('dialog', (dialog) => void dialog.accept());
  await notice.getByRole('button', { name: 'Reload' }).click();
  await notice.waitFor({ state: 'detached' });
  expect([await name.inputValue(), loads(), new URL(page.url()).pathname]).toEqual(['', 1, '/contacts/new']);
}, 60_000);
