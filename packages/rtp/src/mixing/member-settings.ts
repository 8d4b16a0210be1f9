import { MediaError } from '../plane/media-error.ts';
import type { MemberOptions } from './api.ts';

export type MemberSettings = Required<MemberOptions>;

export const DEFAULT_SETTINGS: MemberSettings = {
  muted: false,
  deaf: false,
  gainDb: 0,
  listenGainDb: 0,
  gateDb: -50,
};

function isWithin(value: number | undefined, least: number, most: number): boolean {
  return value === undefined || (value >= least && value <= most);
}

/** Throws `invalid` for volumes and gates that make no sense. */
export function checkMemberOptions({ gainDb, listenGainDb, gateDb }: MemberOptions): void {
  if (!isWithin(gainDb, -40, 20) || !isWithin(listenGainDb, -40, 20)) throw new MediaError('invalid', 'volume');
  if (!isWithin(gateDb, -90, 0)) throw new MediaError('invalid', 'energy gate');
}

/** The settings with what is given of the options in place of the old. */
export function changed(settings: MemberSettings, options: MemberOptions): MemberSettings {
  return {
    muted: options.muted ?? settings.muted,
    deaf: options.deaf ?? settings.deaf,
    gainDb: options.gainDb ?? settings.gainDb,
    listenGainDb: options.listenGainDb ?? settings.listenGainDb,
    gateDb: options.gateDb ?? settings.gateDb,
  };
}
