import type { Page, Request } from 'playwright-core';
import type { Visit } from './visit.ts';

/** How long a page may take to stand still. */
const PATIENCE_MS = 15_000;
const POLL_MS = 40;
/** A page is still when nothing has happened for so many looks. */
const STILL_LOOKS = 2;
/** They last as long as the page. */
const ENDLESS = /\/api\/events(?:\?|$)/;

/** What a page asks for without knowing whether it exists. */
const MAY_BE_MISSING = /^\/api\/cdr\/[^/]+\/recording$/;

/** What stands in the window. */
interface Sight {
  readonly title: string;
  readonly heading: string;
  /** Something is still being read. */
  readonly isBusy: boolean;
}

const LOOK = `({
  title: document.title,
  heading: document.querySelector('main h1')?.textContent?.trim() ?? '',
  isBusy: document.querySelector('main :is(.mantine-Skeleton-root, .mantine-Loader-root)') !== null,
})`;

const TABS = `[...(document.querySelector('main [role=tablist]')?.querySelectorAll('[role=tab]') ?? [])]
  .map((tab) => tab.textContent.trim())`;

/** Goes from page to page in one window, as links do, and hears which requests to the API fail. */
export class ScreenWalk {
  readonly #page: Page;
  readonly #visit: Visit;
  readonly #open = new Set<Request>();
  #refused: string[] = [];

  /** @param seesAll whether every object of the pages is within the user's view */
  constructor(visit: Visit, seesAll: boolean) {
    this.#visit = visit;
    this.#page = visit.page;
    this.#page.on('request', (request) => {
      if (!ENDLESS.test(request.url())) this.#open.add(request);
    });
    this.#page.on('requestfinished', (request) => this.#open.delete(request));
    this.#page.on('requestfailed', (request) => this.#open.delete(request));
    this.#page.on('response', (response) => {
      const { pathname, search } = new URL(response.url());
      if (response.status() === 404 && (!seesAll || MAY_BE_MISSING.test(pathname))) return;
      if (response.status() >= 400 && pathname.startsWith('/api/'))
        this.#refused.push(`${response.request().method()} ${pathname}${search} answers ${response.status()}`);
    });
  }

  /**
   * Opens a page and waits until it stands still.
   * @param title the beginning of the window's title there
   * @returns its heading, and what went wrong on the way
   */
  async open(path: string, title: string): Promise<{ readonly heading: string; readonly faults: readonly string[] }> {
    this.#refused = [];
    const before = this.#visit.problems.length;
    await this.#page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
    const sight = await this.#standsStill(title);
    const told = this.#visit.problems.slice(before).map((problem) => `console: ${problem.slice(0, 300)}`);
    const late = sight === undefined ? [`did not stand still: ${await this.#why(title)}`] : [];
    return { heading: sight?.heading ?? '', faults: [...late, ...this.#refused, ...told] };
  }

  /** What the tabs of the page are called, in their order; those of a tab within them aside. */
  async tabs(): Promise<readonly string[]> {
    return this.#page.evaluate(TABS);
  }

  /**
   * Opens a tab of the page and waits until it stands still.
   * @param place among the tabs; what they are called may count something
   * @returns what went wrong on the way
   */
  async openTab(place: number, title: string): Promise<readonly string[]> {
    this.#refused = [];
    const before = this.#visit.problems.length;
    await this.#page.locator('main [role=tablist]').first().getByRole('tab').nth(place).click();
    const sight = await this.#standsStill(title);
    const told = this.#visit.problems.slice(before).map((problem) => `console: ${problem.slice(0, 300)}`);
    const late = sight === undefined ? [`did not stand still: ${await this.#why(title)}`] : [];
    return [...late, ...this.#refused, ...told];
  }

  async #standsStill(title: string): Promise<Sight | undefined> {
    const deadline = Date.now() + PATIENCE_MS;
    let still = 0;
    while (Date.now() < deadline) {
      const sight: Sight = await this.#page.evaluate(LOOK);
      const isStill = !sight.isBusy && sight.heading !== '' && sight.title.startsWith(title) && this.#open.size === 0;
      still = isStill ? still + 1 : 0;
      if (still === STILL_LOOKS) return sight;
      await this.#page.waitForTimeout(POLL_MS);
    }
    return undefined;
  }

  async #why(title: string): Promise<string> {
    const sight: Sight = await this.#page.evaluate(LOOK);
    const requests = [...this.#open].map((request) => new URL(request.url()).pathname);
    return JSON.stringify({ ...sight, wantedTitle: title, requests });
  }
}
