import type { Dialog, HeaderEntry, SipResponse } from '@strowger/sip';
import type { AudioFormats } from '../media/codec-agreement.ts';
import type { ImagePlace } from '../media/image-description.ts';
import type { LegMedia } from '../media/leg-media.ts';
import type { Services } from '../services.ts';

const SDP = 'application/sdp';
const MOST_ATTEMPTS = 3;

export interface Reinvitation {
  readonly services: Services;
  readonly dialog: Dialog;
  readonly media: LegMedia;
  /** What is offered where the session is one of audio. */
  readonly formats: AudioFormats;
  /** T.38 is asked for, taken there; `none`: audio in its stead. Default: the session as it is. */
  readonly image?: ImagePlace | 'none';
  readonly headers: readonly HeaderEntry[];
}

/** How a phone took our re-INVITE. `status` is the SIP one. */
export interface ReinviteOutcome {
  readonly status: number;
  readonly response: SipResponse | null;
  /** The answer's description has been taken: media go by it. */
  readonly settled: boolean;
}

/**
 * Offers the phone its session anew (RFC 3261 §14.1); a crossing offer of its own (491) has it tried again after the
 * time that the RFC gives each side. Media stay as they were unless the phone accepts.
 */
export async function reinvite(invitation: Reinvitation): Promise<ReinviteOutcome> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(invitation);
    if (outcome.status !== 491 || attempt === MOST_ATTEMPTS) return outcome;
    await pause(invitation, waitAfterCollision(invitation.dialog));
  }
}

/** Milliseconds: 2.1-4 s for the owner of the Call-ID, 0-2 s for the other side. */
function waitAfterCollision({ role }: Dialog): number {
  return role === 'uac' ? 2100 + Math.random() * 1900 : Math.random() * 2000;
}

function pause({ services }: Reinvitation, ms: number): Promise<void> {
  return new Promise((resolve) => {
    services.clock.after(ms, resolve);
  });
}

function offerFor({ media, formats, image }: Reinvitation): string {
  if (image === undefined) return media.reoffer(formats);
  return image === 'none' ? media.offer(formats) : media.offerImage(image);
}

function attemptOnce(invitation: Reinvitation): Promise<ReinviteOutcome> {
  const { dialog, media, headers } = invitation;
  if (dialog.state === 'terminated') return Promise.resolve({ status: 481, response: null, settled: false });
  const body = offerFor(invitation);
  return new Promise((resolve, reject) => {
    try {
      dialog.invite(
        { body, contentType: SDP, headers },
        {
          onAnswer: (response) => {
            dialog.ack({});
            media
              .takeAnswer(response.text)
              .then((settled) => resolve({ status: response.status, response, settled }), reject);
          },
          onFailure: ({ status, response }) => resolve({ status, response: response ?? null, settled: false }),
        },
      );
    } catch (error) {
      // Another re-INVITE of ours is on its way.
      if (error instanceof RangeError) resolve({ status: 491, response: null, settled: false });
      else reject(error);
    }
  });
}
