import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { sound } from '../audio/tone.ts';
import { writeWav } from '../audio/wav.ts';
import { launchBrowser } from '../browser/launch-browser.ts';
import type { Heard } from '../phones/browser/browser-phone.ts';
import { eventually } from '../system/eventually.ts';
import { Visit } from './visit.ts';

export interface PortalPhoneOptions {
  readonly url: string;
  /** of whoever's portal it is */
  readonly token: string;
  /** what the microphone hears, Hz */
  readonly plays: number;
}

/** Where the file begins anew, Chromium leaves a gap: longer than a test. */
const MICROPHONE_MS = 150_000;
/** What the portal asks of the microphone would take a pure tone for noise. */
const NO_PROCESSING = `
  const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = ({ audio }) => open({
    audio: { ...(audio === true ? {} : audio), echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  });
`;

/** The portal of a user in headless Chromium, with its phone. */
export class PortalPhone {
  readonly page: Page;
  readonly visit: Visit;
  readonly #browser: Browser;
  readonly #folder: string;

  private constructor(browser: Browser, page: Page, folder: string) {
    this.#browser = browser;
    this.page = page;
    this.visit = new Visit(page, 'light');
    this.#folder = folder;
  }

  /** Resolves when its phone is ready for calls. */
  static async open({ url, token, plays }: PortalPhoneOptions): Promise<PortalPhone> {
    const folder = mkdtempSync(join(tmpdir(), 'strowger-portal-'));
    const microphone = join(folder, 'microphone.wav');
    writeWav(microphone, sound([{ frequency: plays, milliseconds: MICROPHONE_MS }]));
    const browser = await launchBrowser({ microphone });
    const context = await browser.newContext({ permissions: ['microphone'], locale: 'en-GB' });
    const page = await context.newPage();
    const login = JSON.stringify({ token, remember: false });
    await context.addInitScript(readFileSync(new URL('./page-ear.js', import.meta.url), 'utf8'));
    await context.addInitScript(NO_PROCESSING);
    await context.addInitScript(`sessionStorage.setItem('strowger.session', ${JSON.stringify(login)})`);
    const phone = new PortalPhone(browser, page, folder);
    await page.goto(url);
    await page.getByRole('button', { name: /the phone: Ready for calls/ }).waitFor({ timeout: 30_000 });
    return phone;
  }

  /** The open panel. */
  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Phone' });
  }

  /** The call with this number or name, as the panel shows it. */
  call(who: string | RegExp): Locator {
    return this.panel.getByRole('listitem', { name: who });
  }

  async show(): Promise<void> {
    await this.page.getByRole('button', { name: /^Open the phone/ }).click();
  }

  /** Opens another page of the portal, as a link in it does. */
  async navigate(path: string): Promise<void> {
    await this.page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
    await this.page.evaluate(`dispatchEvent(new PopStateEvent('popstate'))`);
  }

  /** A button of the panel. */
  async click(name: string | RegExp): Promise<void> {
    await this.panel.getByRole('button', { name }).click();
  }

  /** Waits until a call stands there. */
  async stands(who: string | RegExp, text: string | RegExp): Promise<void> {
    await this.call(who).filter({ hasText: text }).waitFor({ timeout: 10_000 });
  }

  /** Waits until what it hears satisfies. */
  hears(satisfies: (heard: Heard) => boolean): Promise<Heard> {
    return eventually(() => this.page.evaluate<Heard>('pageEar.hear()'), satisfies);
  }

  async dispose(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
