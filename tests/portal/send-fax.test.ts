import { expect, it } from 'vitest';
import { onePagePdf } from '../../apps/server/src/features/transmissions/testing/one-page.ts';
import { expectStatus, rowsOf } from '../system/api-client.ts';
import { choose } from './saved-form.ts';
import { usePortal } from './use-portal.ts';

const portal = usePortal();
/** Beside other tests a page may take its time. */
const patient = { timeout: 15_000 };

it('a fax is sent in the quality that is chosen', async () => {
  // Nobody answers there: a fax is taken all the same.
  const trunk = { name: 'trunk', type: 'sip', host: '127.0.0.1', port: 9, service_flag: 3 };
  expectStatus(await portal.asProvider('POST', '/providers', trunk), 200);
  const visit = await portal.visitAs('admin');
  const { page } = visit;
  const name = 'Offer';
  await page.goto('/faxes/new');
  await page.getByRole('heading', { level: 1, name: 'Send a fax' }).waitFor();
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(onePagePdf()) });
  await page.getByRole('listitem').filter({ hasText: name }).waitFor(patient);
  await page.getByLabel('Fax numbers').first().fill('+15551230000');
  await page.keyboard.press('Enter');
  await choose(page, 'Quality', 'Fine');
  await page.getByText('204 × 196 dpi').waitFor(patient);
  await visit.expectAccessible();
  await page.getByRole('button', { name: 'Send now', exact: true }).click();
  const documents = async () => {
    const answer = await portal.asProvider('GET', `/documents?name=${encodeURIComponent(name)}`);
    return rowsOf(answer).map((row) => row['quality']);
  };
  await expect.poll(documents, patient).toEqual(['fine']);
  await page.waitForURL('**/faxes', patient);
  expect(visit.problems).toEqual([]);
});
