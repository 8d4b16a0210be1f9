import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sound } from '../../audio/tone.ts';
import { writeWav } from '../../audio/wav.ts';
import { launchBrowser } from '../../browser/launch-browser.ts';
import { eventually } from '../../system/eventually.ts';
import { pageScript } from './page-modules.ts';

export interface BrowserPhoneOptions {
  /** of the server's HTTP port: the page comes from there, so that its WebSocket is of the same origin */
  readonly url: string;
  readonly user: string;
  readonly domain: string;
  readonly password: string;
  /** what the microphone hears, Hz */
  readonly plays: number;
  /** how it may reach the other side; default: directly */
  readonly network?: BrowserNetwork;
}

/** Part of the page's RTCConfiguration. */
export interface BrowserNetwork {
  readonly iceServers?: readonly unknown[];
  readonly iceTransportPolicy?: 'all' | 'relay';
}

/** Where the file begins anew, Chromium leaves a gap: longer than a test. */
const MICROPHONE_MS = 150_000;

/** What the page has heard of last: the loudest frequency (Hz) and its level (dB of full scale). */
export interface Heard {
  readonly frequency: number;
  readonly level: number;
}

/** What the page heard at a moment, milliseconds since 1970. */
export interface Sample extends Heard {
  readonly at: number;
}

interface PageEvent {
  readonly name: string;
  readonly cause?: string;
}

/** A JsSIP phone in a page of headless Chromium. */
export class BrowserPhone {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #folder: string;
  readonly #domain: string;

  private constructor(browser: Browser, page: Page, folder: string, domain: string) {
    this.#browser = browser;
    this.#page = page;
    this.#folder = folder;
    this.#domain = domain;
  }

  /** Resolves when it is registered. */
  static async start(options: BrowserPhoneOptions): Promise<BrowserPhone> {
    const { url, user, domain, password, plays, network = {} } = options;
    const folder = mkdtempSync(join(tmpdir(), 'strowger-browser-'));
    const microphone = join(folder, 'microphone.wav');
    writeWav(microphone, sound([{ frequency: plays, milliseconds: MICROPHONE_MS }]));
    const browser = await launchBrowser({ microphone });
    const context = await browser.newContext({ bypassCSP: true, permissions: ['microphone'] });
    const page = await context.newPage();
    const phone = new BrowserPhone(browser, page, folder, domain);
    await page.goto(url);
    await page.addScriptTag({ content: pageScript('jssip', 'JsSIP') });
    await page.addScriptTag({ content: readFileSync(new URL('./softphone.js', import.meta.url), 'utf8') });
    const account = { socket: `${url.replace('http', 'ws')}/ws`, uri: `sip:${user}@${domain}`, password, network };
    await phone.#evaluate(`softphone.start(${JSON.stringify(account)})`);
    await phone.reports('registered');
    return phone;
  }

  /** All that the page's phone has told so far. */
  events(): Promise<PageEvent[]> {
    return this.#page.evaluate<PageEvent[]>('softphone.events');
  }

  /** Waits until the page's phone told this. */
  async reports(name: string): Promise<void> {
    await eventually(
      () => this.events(),
      (events) => events.some((event) => event.name === name),
    );
  }

  async dial(number: string): Promise<void> {
    await this.#evaluate(`softphone.dial(${JSON.stringify(`sip:${number}@${this.#domain}`)})`);
  }

  /** Waits for a call and takes it. */
  async answer(): Promise<void> {
    await this.reports('incoming');
    await this.#evaluate('softphone.answer()');
  }

  async hold(): Promise<void> {
    await this.#evaluate('softphone.hold()');
  }

  async resume(): Promise<void> {
    await this.#evaluate('softphone.resume()');
  }

  /** A re-INVITE that changes nothing; resolves when the other side has taken it. */
  async renegotiate(): Promise<void> {
    await this.#evaluate('softphone.renegotiate()');
  }

  /** A re-INVITE with an ICE restart; resolves when the other side has taken it. */
  async restartIce(): Promise<void> {
    await this.#evaluate('softphone.restartIce()');
  }

  /** Loses its WebSocket; resolves when it is registered over another. */
  async reconnects(): Promise<void> {
    await this.#evaluate('softphone.loseConnection()');
    await this.reports('registered');
  }

  /** The port that its media go to, as the other side described it last. */
  farPort(): Promise<number> {
    return this.#page.evaluate<number>('softphone.farPort()');
  }

  /** Waits until its media go there, protected by keys that were agreed there. */
  async usesFarPort(): Promise<number> {
    const port = await this.farPort();
    await eventually(
      () => this.#page.evaluate<number | null>('softphone.portInUse()'),
      (inUse) => inUse === port,
    );
    return port;
  }

  async press(digits: string): Promise<void> {
    await this.#evaluate(`softphone.press(${JSON.stringify(digits)})`);
  }

  async hangup(): Promise<void> {
    await this.#evaluate('softphone.hangup()');
  }

  /** Waits until what it hears satisfies. */
  hears(satisfies: (heard: Heard) => boolean): Promise<Heard> {
    return eventually(() => this.#page.evaluate<Heard>('softphone.hear()'), satisfies);
  }

  /** How much sound it has sent, ms: its microphone keeps the time of a busy machine. */
  saidMs(): Promise<number> {
    return this.#page.evaluate<number>('softphone.saidMs()');
  }

  /** Writes down from now on what it hears, ten times a second. */
  async listen(): Promise<void> {
    await this.#evaluate('softphone.listen()');
  }

  /** What it has written down. */
  samples(): Promise<Sample[]> {
    return this.#page.evaluate<Sample[]>('softphone.samples');
  }

  /** Of which kind its own address is that media flow from: `host`, `srflx`, `prflx` or `relay`. */
  route(): Promise<string[]> {
    return this.#page.evaluate<string[]>('softphone.route()');
  }

  async dispose(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs a statement in the page, and waits for its promise if it gives one. */
  async #evaluate(statement: string): Promise<void> {
    await this.#page.evaluate(`(async () => { await ${statement}; })()`);
  }
}
