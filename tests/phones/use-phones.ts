import { afterAll, afterEach, beforeEach } from 'vitest';
import type { BaresipOptions } from './baresip-configuration.ts';
import { BaresipPhone } from './baresip-phone.ts';
import { type LinphoneOptions, LinphonePhone } from './linphone-phone.ts';
import type { SippOptions } from './sipp-command-line.ts';
import { SippPhone } from './sipp-phone.ts';

interface Disposable {
  dispose(): Promise<void>;
}

/** Starts phones for the tests of one file or one `describe`. */
export interface Phones {
  sipp(options: SippOptions): Promise<SippPhone>;
  baresip(options: BaresipOptions): Promise<BaresipPhone>;
  linphone(options: LinphoneOptions): Promise<LinphonePhone>;
}

/**
 * Gives phones that are always cleaned up: one started in a test ends with the test, one started in `beforeAll`
 * with the last test. Call it in a file or `describe`, outside of tests.
 */
export function usePhones(): Phones {
  const ofTheFile: Disposable[] = [];
  const ofTheTest: Disposable[] = [];
  let kept = ofTheFile;
  beforeEach(() => {
    kept = ofTheTest;
  });
  afterEach(async () => {
    kept = ofTheFile;
    await disposeAll(ofTheTest);
  });
  afterAll(() => disposeAll(ofTheFile));
  const keep = async <Phone extends Disposable>(starting: Promise<Phone>): Promise<Phone> => {
    const list = kept;
    const phone = await starting;
    list.push(phone);
    return phone;
  };
  return {
    sipp: (options) => keep(SippPhone.start(options)),
    baresip: (options) => keep(BaresipPhone.start(options)),
    linphone: (options) => keep(LinphonePhone.start(options)),
  };
}

async function disposeAll(phones: Disposable[]): Promise<void> {
  await Promise.all(phones.splice(0).map((phone) => phone.dispose()));
}
