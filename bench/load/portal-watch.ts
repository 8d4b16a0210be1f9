import type { Page, Request } from 'playwright-core';

/** How long something took in the portal. */
export interface Taken {
  /** From the act until the page stands still. */
  readonly ms: number;
  /** The slowest answer of the API meanwhile, from the request to the end of its body; 0: nothing was asked. */
  readonly serverMs: number;
  /** Elements of the page afterwards. */
  readonly elements: number;
}

const HEADING = `document.querySelector('main h1')?.textContent?.trim() ?? ''`;
const IS_BUSY = `document.querySelector('main :is(.mantine-Skeleton-root, .mantine-Loader-root)') !== null`;
const STILL_LOOKS = 3;
const POLL_MS = 10;
const PATIENCE_MS = 60_000;

/** Watches a page of the portal work. */
export class PortalWatch {
  readonly #page: Page;
  readonly #open = new Set<Request>();
  #slowest = 0;

  constructor(page: Page) {
    this.#page = page;
    page.on('request', (request) => {
      if (isOfApi(request)) this.#open.add(request);
    });
    page.on('requestfinished', (request) => {
      if (!this.#open.delete(request)) return;
      const { responseEnd, requestStart } = request.timing();
      this.#slowest = Math.max(this.#slowest, responseEnd - requestStart);
    });
    page.on('requestfailed', (request) => this.#open.delete(request));
  }

  /** Opens another page as a link does. @throws where it does not come to rest within a minute */
  open(address: string): Promise<Taken> {
    return this.#time(() => this.#page.evaluate(`history.pushState(null, '', ${JSON.stringify(address)})`));
  }

  /** Loads the portal anew with another page. @throws where it does not come to rest within a minute */
  load(address: string): Promise<Taken> {
    return this.#time(() => this.#page.goto(address));
  }

  async #time(act: () => Promise<unknown>): Promise<Taken> {
    const before = await this.#look(HEADING);
    this.#slowest = 0;
    const began = performance.now();
    await act();
    let still = 0;
    let stood = began;
    while (still < STILL_LOOKS) {
      const now = performance.now();
      if (now - began > PATIENCE_MS) throw new Error(`${this.#page.url()} does not come to rest`);
      if (await this.#isBusy(before)) still = 0;
      else if (still++ === 0) stood = performance.now();
      await this.#page.waitForTimeout(POLL_MS);
    }
    const elements = Number(await this.#look(`document.querySelectorAll('*').length`));
    return { ms: stood - began, serverMs: this.#slowest, elements };
  }

  /** @param before the heading of the page that is left */
  async #isBusy(before: unknown): Promise<boolean> {
    if (this.#open.size > 0) return true;
    const heading = (await this.#look(HEADING)) ?? '';
    return heading === '' || heading === before || (await this.#look(IS_BUSY)) !== false;
  }

  /** Undefined while another document is loaded: there is nothing to look at. */
  #look(script: string): Promise<unknown> {
    return this.#page.evaluate(script).catch(() => undefined);
  }
}

/** The stream of events lasts as long as the page. */
function isOfApi(request: Request): boolean {
  const { pathname } = new URL(request.url());
  return pathname.startsWith('/api/') && pathname !== '/api/events';
}
