import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { field } from '../system/api-client.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();

const LINES = 110_000;
/** They are looked at for some ten seconds. */
const MANY = 600_000;
/** More than the portal waits for: a line has some 50 octets. */
const deckOf = (lines: number) =>
  Array.from({ length: lines }, (_, n) => `${1_000_000 + n},destination number ${n} of a carrier,60,0.0125,60,60`).join(
    '\n',
  );

const chooseDeck = (page: Page, lines: number) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'carrier.csv', mimeType: 'text/csv', buffer: Buffer.from(deckOf(lines)) });

it('the provider leaves a large file of rates to the server, goes away, and comes back to it', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  await page.goto('/plans/1/import');
  await chooseDeck(page, LINES);
  await page.getByText('It goes on without this page').waitFor({ timeout: 30_000 });
  await visit.expectAccessible();
  await page.getByRole('button', { name: /^Import 110.?000 rates$/ }).click({ timeout: 60_000 });
  await page.getByRole('heading', { level: 1, name: 'Import of rates' }).waitFor({ timeout: 30_000 });
  await page.goto('/plans');
  await page.goto('/plans/1/import');
  const row = page.getByRole('table', { name: 'Large files' }).getByRole('row').filter({ hasText: 'Becomes a deck' });
  await row.getByRole('link').click();
  await page
    .getByRole('status')
    .filter({ hasText: /110.?000 rates imported/ })
    .waitFor({ timeout: 60_000 });
  await visit.expectAccessible();
  const { body } = await portal.asProvider('GET', '/plans/1/decks');
  expect(field(Array.isArray(body) ? body[0] : null, 'rates')).toBe(LINES);
  expect(visit.problems).toEqual([]);
}, 180_000);

it('a file of rates that is on its way can be cancelled', async () => {
  const visit = await portal.visitAs('provider');
  const { page } = visit;
  await page.goto('/plans/1/import');
  await chooseDeck(page, MANY);
  await page.getByRole('button', { name: 'Cancel the import' }).click({ timeout: 30_000 });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the import' }).click();
  await page.getByText('The import was cancelled').first().waitFor();
  expect(visit.problems).toEqual([]);
}, 120_000);
