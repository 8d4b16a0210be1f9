import type { Leg } from '../legs/leg.ts';
import { reinviteLeg } from '../legs/reinvite-leg.ts';
import { FAX_FORMATS } from './fax-formats.ts';

/**
 * Brings the phone of a leg back to audio that sent or received a fax by T.38 with a partner which it leaves now: whoever
 * it talks to next, or the music until then, is heard (contract 30 §20). A phone that refuses stays as it is.
 */
export async function leaveFax(staying: Leg, partner: Leg | null): Promise<void> {
  const { media, dialog } = staying;
  if (media === null || !media.carriesImage) return;
  // Whoever relays it asks the other side.
  const left = (await partner?.fax?.backToAudio()) ?? 'taken';
  if (left !== 'taken' || !media.carriesImage || dialog === null || !staying.isLive) return;
  await reinviteLeg(staying, { dialog, media, formats: media.settled ?? FAX_FORMATS, image: 'none' });
}
