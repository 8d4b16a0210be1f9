import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { type ApiClient, expectStatus, rowsOf } from '../system/api-client.ts';

type Row = Readonly<Record<string, unknown>>;

/** A form: how it is filled in, where what it made is looked at, and what the API must have then. */
export interface SavedForm {
  /** Where a new one is made; those that are there stand at the path above it, by their id. */
  readonly path: string;
  /** Heading of the form. */
  readonly title: string;
  readonly list: string;
  /** The field of the API that tells which one it is. */
  readonly id: string;
  /** Whether fields are typed into that are folded away. */
  readonly folded?: boolean;
  /** What is typed into which field, in their order. */
  readonly texts: Readonly<Record<string, string>>;
  /** What is chosen of which list. */
  readonly choices?: Readonly<Record<string, string>>;
  /** What is turned over. */
  readonly switches?: readonly string[];
  /** What else is done. */
  readonly andThen?: (page: Page) => Promise<unknown>;
  /** What the API must have; the first of it is no other's. */
  readonly has: Row;
  /** What the API must have that its list does not tell, and where it does; `:id` is the id. */
  readonly also?: { readonly at: string; readonly has: Row };
  /** The field that shows the first of it when it is read back; none: it has no page of its own. */
  readonly shownAt?: string;
  readonly tab?: string;
  /** What the button is called that saves. */
  readonly save?: string;
}

/** Beside other tests a page may take its time. */
export const patient = { timeout: 15_000 };

/** Types into a field. */
export const fill = (page: Page, name: string, text: string) =>
  page.getByRole('textbox', { name, exact: true }).fill(text);

/** Chooses of a list. */
export async function choose(page: Page, name: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Shows the fields that few need. */
export const unfold = (page: Page) => page.getByRole('button', { name: 'Advanced', exact: true }).click();

async function fillIn(page: Page, form: SavedForm): Promise<void> {
  const { folded = false, texts, choices = {}, switches = [], andThen } = form;
  if (folded) await unfold(page);
  for (const [name, text] of Object.entries(texts)) await fill(page, name, text);
  for (const [name, option] of Object.entries(choices)) await choose(page, name, option);
  for (const name of switches) await page.getByRole('switch', { name }).press('Space');
  await andThen?.(page);
}

/** Saves, and waits for the answer: who leaves before it is asked whether to lose what was typed. */
export async function save(page: Page, name = 'Save'): Promise<void> {
  const main = page.getByRole('main');
  await main.getByRole('button', { name, exact: true }).click();
  await main.locator('button[data-loading]').first().waitFor({ state: 'detached' });
}

/** The row of a list that has this. */
export async function stored(call: ApiClient, list: string, wanted: Row): Promise<Row | undefined> {
  const [[key, value] = ['', '']] = Object.entries(wanted);
  return rowsOf(await call('GET', `/${list}`)).find((row) => row[key] === value);
}

/** Goes to a page as links do: nothing is loaded anew. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
}

/** Goes to a page of another kind, and waits until the one that was shown is gone: it may have buttons of the same names. */
export async function leave(page: Page, path: string): Promise<void> {
  await page.evaluate("document.querySelector('main h1')?.setAttribute('data-left', '')");
  await follow(page, path);
  await page.locator('[data-left]').waitFor({ state: 'detached' });
}

/** Fills in a form, saves it, and looks at what the API has and at what the page shows of it. */
export async function expectSaved(page: Page, call: ApiClient, form: SavedForm): Promise<void> {
  const { path, title, list, id, has, also, shownAt, tab } = form;
  const heading = page.getByRole('heading', { level: 1, name: title, exact: true });
  await follow(page, path);
  await heading.waitFor();
  await fillIn(page, form);
  await save(page, form.save);
  await heading.waitFor({ state: 'detached' });
  const row = await stored(call, list, has);
  expect(row, path).toMatchObject(has);
  const key = String(row?.[id]);
  if (also !== undefined) {
    const whole = expectStatus(await call('GET', also.at.replace(':id', key)), 200).body;
    expect(whole, path).toMatchObject(also.has);
  }
  if (shownAt === undefined) return;
  await follow(page, `${path.replace(/\/new$/, '')}/${key}${tab === undefined ? '' : `?tab=${tab}`}`);
  const box = page.getByRole('textbox', { name: shownAt, exact: true });
  await expect.poll(() => box.inputValue(), { ...patient, message: path }).toBe(String(Object.values(has)[0]));
}
