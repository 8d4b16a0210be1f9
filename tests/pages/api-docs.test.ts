import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser/launch-browser.ts';
import { type ServerProcess, startServer } from '../system/server-process.ts';

let server: ServerProcess;
let browser: Browser;
let page: Page;
let problems: string[];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.dispose();
});

beforeEach(async () => {
  problems = [];
  page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) problems.push(`${answer.status()} ${answer.url()}`);
  });
});
afterEach(() => page.close());

describe('in a browser', () => {
  it('the API page lists the operations of the document', async () => {
    await page.goto(`${server.url}/api/docs`);
    await page.getByRole('heading', { name: /^Realtime/ }).click();
    await page.getByText('Click to call', { exact: true }).waitFor();
    expect(await page.getByText('/call/originate').count()).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });
});
