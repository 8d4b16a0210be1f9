import { answerT38, FaxError, type FaxJob, type FaxLine, type FaxLineEvent, ourT38Parameters } from '@strowger/fax';
import { MediaError } from '@strowger/rtp';
import type { FaxOutcome, FaxTerms } from '@strowger/switch';
import type { FaxPath } from '../legs/fax-path.ts';
import type { Leg } from '../legs/leg.ts';
import { reinviteLeg } from '../legs/reinvite-leg.ts';
import { type ImagePlace, type RemoteImage, t38Remote } from '../media/image-description.ts';
import { FAX_FORMATS } from './fax-formats.ts';
import { openLineTap } from './line-tap.ts';
import { noFax } from './no-fax.ts';
import { t38PolicyOf } from './t38-policy.ts';

export interface FaxCallTerms {
  readonly t38: FaxTerms['t38'];
  readonly job: FaxJob;
  /** A page was confirmed or kept. */
  readonly page?: (page: number, of: number | null) => void;
}

/**
 * Carries one fax over a leg: by its audio, and by T.38 once that is agreed on (contract 30 §20). It stands before the leg is
 * answered: a peer may ask for T.38 with its answer still warm.
 */
export class FaxCall implements FaxPath {
  readonly #leg: Leg;
  readonly #terms: FaxCallTerms;
  /** The line once its session has begun; null: there will be none. */
  readonly #line = Promise.withResolvers<FaxLine | null>();
  /** We have asked for T.38, once. */
  #hasAsked = false;

  constructor(leg: Leg, terms: FaxCallTerms) {
    this.#leg = leg;
    this.#terms = terms;
    leg.fax = this;
    void leg.ended.then(() => this.#line.resolve(null));
  }

  /**
   * Carries it over the leg, which is answered.
   * @param over aborted when the leg has gone or its call is ended
   * @returns what became of it, whatever went wrong
   */
  async carry(over: AbortSignal): Promise<FaxOutcome> {
    const { fax, log } = this.#leg.services;
    fax.began();
    try {
      return await this.#carry(over);
    } catch (error) {
      const isExpected = error instanceof FaxError || error instanceof MediaError;
      log(isExpected ? 'warn' : 'error', 'a fax could not be carried', { leg: this.#leg.uuid, error: String(error) });
      return noFax('The fax could not be begun');
    } finally {
      this.#leg.fax = null;
      this.#line.resolve(null);
      fax.ended();
    }
  }

  async #carry(over: AbortSignal): Promise<FaxOutcome> {
    const { media, services } = this.#leg;
    if (media === null || over.aborted) return noFax('The call dropped');
    const tap = await openLineTap(this.#leg, (event) => this.#heard(event));
    try {
      await services.media.bridge(media.endpoint.id, tap.endpoint.id);
      await tap.line.begin(this.#terms.job);
      this.#line.resolve(tap.line);
      await Promise.race([tap.line.finished, aborted(over)]);
      return (await tap.line.close()) ?? noFax('The call dropped');
    } finally {
      await tap.close();
    }
  }

  async takeT38(remote: RemoteImage): Promise<ImagePlace | null> {
    if (this.#t38 === 'refuse') return null;
    const line = await this.#line.promise;
    if (line === null) return null;
    try {
      const { port } = await line.openT38Port(this.#leg.media?.boundTo);
      await line.switchToT38(t38Remote(remote));
      return { port, parameters: answerT38(remote.parameters, usesV17(this.#terms.job)) };
    } catch (error) {
      this.#tellRefused('T.38 could not be taken', error);
      return null;
    }
  }

  async backToAudio(): Promise<'taken' | 'refused'> {
    try {
      await (await this.#line.promise)?.backToAudio();
      return 'taken';
    } catch (error) {
      this.#tellRefused('T.38 could not be left', error);
      return 'refused';
    }
  }

  get #t38(): FaxTerms['t38'] {
    return t38PolicyOf(this.#leg, this.#terms.t38);
  }

  #heard(event: FaxLineEvent): void {
    if (event.name === 'page') this.#terms.page?.(event.page, event.of);
    if (event.name === 'tone' && this.#t38 === 'request' && !this.#hasAsked) {
      this.#hasAsked = true;
      this.#askForT38().catch((error: unknown) => this.#tellRefused('T.38 could not be asked for', error));
    }
  }

  /** Refused, the fax goes on by audio. */
  async #askForT38(): Promise<void> {
    const line = await this.#line.promise;
    const { dialog, media, services } = this.#leg;
    if (dialog === null || media === null || line === null || !line.canSwitch) return;
    const { port } = await line.openT38Port(media.boundTo);
    const image = { port, parameters: ourT38Parameters(usesV17(this.#terms.job)) };
    const formats = media.settled ?? FAX_FORMATS;
    const { status, settled } = await reinviteLeg(this.#leg, { dialog, media, formats, image });
    const remote = media.remoteImage;
    if (settled && remote !== null) await line.switchToT38(t38Remote(remote));
    else services.log('info', 'T.38 was refused', { leg: this.#leg.uuid, status });
  }

  #tellRefused(what: string, error: unknown): void {
    this.#leg.services.log('info', what, { leg: this.#leg.uuid, error: String(error) });
  }
}

function usesV17(job: FaxJob): boolean {
  return job.kind === 'send' ? job.fax.v17 : job.terms.v17;
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
