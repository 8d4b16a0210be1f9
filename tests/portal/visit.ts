import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const SCREENSHOTS = join(import.meta.dirname, '../../docs/screenshots');
/** What a run of axe may not find. */
const GRAVE = ['serious', 'critical'];
/** A page and the dialogs, menus and lists that may be open above it. */
const PAGE = ['main', '[data-portal]'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const TRANSITIONS_END = `Promise.all(
  document.getAnimations()
    .filter((animation) => animation instanceof CSSTransition)
    .map(({ finished }) => finished.catch(() => undefined)),
).then(() => undefined)`;

const BEYOND = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
/** What reaches as far as the page does: the innermost of it. */
const REACHES = `[...document.querySelectorAll('body *')]
  .filter((one) => Math.round(one.getBoundingClientRect().right) >= document.documentElement.scrollWidth)
  .slice(-2).map((one) => one.outerHTML.slice(0, 200)).join(' | ')`;
const SETTLES_MS = 2000;
const LOOK_MS = 30;

type Theme = 'light' | 'dark';

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** Whether pictures of the pages are wanted for the documents. */
export function keepsPictures(): boolean {
  return process.env['STROWGER_SCREENSHOTS'] !== undefined;
}

/** A page in a browser, and what went wrong in it. */
export class Visit {
  readonly page: Page;
  #theme: Theme;
  readonly #problems: string[] = [];
  #scriptBytes: Promise<number>[] = [];

  constructor(page: Page, theme: Theme) {
    this.page = page;
    this.#theme = theme;
    page.on('pageerror', (error) => this.#problems.push(error.message));
    page.on('console', (message) => {
      // Refusals are part of some tests; the browser itself reports each of them.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.#problems.push(message.text());
    });
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script')
        this.#scriptBytes.push(
          // A page that is closed meanwhile tells no sizes.
          request.sizes().then(
            ({ responseBodySize }) => responseBodySize,
            () => 0,
          ),
        );
    });
  }

  /** Errors in the page: exceptions, messages of React, refusals by the page's policy. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  /** Octets of script that were fetched so far, as they came over the wire. */
  async scriptBytes(): Promise<number> {
    return (await Promise.all(this.#scriptBytes)).reduce((sum, bytes) => sum + bytes, 0);
  }

  /** Fills in the login form that is shown. */
  async logIn(username: string, password: string): Promise<void> {
    await this.page.getByLabel('User name or e-mail').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  /**
   * The page as axe-core judges it: nothing serious or critical.
   * @param within default: the page itself and what is open above it; the frame is the same around all pages
   */
  async expectAccessible(within: string | readonly string[] = PAGE): Promise<void> {
    expect((await this.graveFaults(undefined, within)).join('\n')).toBe('');
  }

  /**
   * What axe-core finds that is serious or critical.
   * @param rules only these of its rules; default: all of WCAG 2.2 AA and good practice
   * @param within a selector: only there; default: in the whole window
   */
  async graveFaults(rules?: readonly string[], within: string | readonly string[] = 'html'): Promise<string[]> {
    // Evaluated by the debugger, which the page's policy does not hold back.
    if (await this.page.evaluate('!window.axe')) await this.page.evaluate(axe.source);
    const only = rules === undefined ? RULES : { type: 'rule', values: rules };
    const found: Violation[] = await this.page.evaluate(
      `axe.run(${JSON.stringify(within)}, { runOnly: ${JSON.stringify(only)}, resultTypes: ['violations'] }).then(({ violations }) => violations)`,
    );
    const grave = found.filter(({ impact }) => GRAVE.includes(impact));
    return grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 300)).join(' | ')}`);
  }

  /**
   * What of the page reaches beyond a window of that width once it has settled there, and how far; null: nobody has to
   * scroll sideways (WCAG 2.2, 1.4.10).
   */
  async overflowAt(width: number): Promise<string | null> {
    const before = this.page.viewportSize();
    if (before === null) return null;
    await this.page.setViewportSize({ width, height: before.height });
    const deadline = Date.now() + SETTLES_MS;
    let beyond = Number.POSITIVE_INFINITY;
    while (beyond > 0 && Date.now() < deadline) {
      await this.page.waitForTimeout(LOOK_MS);
      beyond = await this.page.evaluate(BEYOND);
    }
    const what: string = beyond > 0 ? await this.page.evaluate(REACHES) : '';
    await this.page.setViewportSize(before);
    return beyond > 0 ? `${beyond} pixels: ${what}` : null;
  }

  /** Shows the page in dark colours while something is done. */
  async inTheDark(act: () => Promise<void>): Promise<void> {
    const before = this.#theme;
    await this.#colour('dark');
    try {
      await act();
    } finally {
      await this.#colour(before);
    }
  }

  async #colour(theme: Theme): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme });
    await this.page.locator(`html[data-mantine-color-scheme="${theme}"]`).waitFor({ state: 'attached' });
    // Colours that change slowly would be judged on their way.
    await this.page.evaluate(TRANSITIONS_END);
    this.#theme = theme;
  }

  /** Keeps a picture for the documents, where STROWGER_SCREENSHOTS asks for it. */
  async picture(name: string): Promise<void> {
    if (!keepsPictures()) return;
    mkdirSync(join(SCREENSHOTS, this.#theme), { recursive: true });
    const picture = await this.page.screenshot({ animations: 'disabled', caret: 'hide' });
    const small = sharp(picture).png({ palette: true, colours: 128, compressionLevel: 9, effort: 8 });
    await small.toFile(join(SCREENSHOTS, this.#theme, `${name}.png`));
  }
}
