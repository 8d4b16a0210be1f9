import type { AnswerOf } from '@strowger/client';

type Extension = AnswerOf<'/api/fpbx_extensions/{extension_uuid}'>;

/** What people change of their own extension (contract 20 §1.7). */
export type CallSettings = Pick<
  Extension,
  | 'do_not_disturb'
  | 'follow_me_enabled'
  | 'forward_all_enabled'
  | 'forward_all_destination'
  | 'forward_busy_enabled'
  | 'forward_busy_destination'
  | 'forward_no_answer_enabled'
  | 'forward_no_answer_destination'
  | 'forward_user_not_registered_enabled'
  | 'forward_user_not_registered_destination'
>;

/** Whether calls go elsewhere in some case, and where. */
export interface Forward {
  readonly enabled: boolean;
  /** Empty: nowhere yet. */
  readonly destination: string;
}

/** The cases in which calls can be forwarded, in the order in which they are asked for. */
export const FORWARD_CASES = ['all', 'busy', 'noAnswer', 'away'] as const;

export type ForwardCase = (typeof FORWARD_CASES)[number];

/** The forward of a case, as it is set. */
export function forwardOf(settings: CallSettings, one: ForwardCase): Forward {
  switch (one) {
    case 'all':
      return { enabled: settings.forward_all_enabled, destination: settings.forward_all_destination ?? '' };
    case 'busy':
      return { enabled: settings.forward_busy_enabled, destination: settings.forward_busy_destination ?? '' };
    case 'noAnswer':
      return { enabled: settings.forward_no_answer_enabled, destination: settings.forward_no_answer_destination ?? '' };
    case 'away':
      return {
        enabled: settings.forward_user_not_registered_enabled,
        destination: settings.forward_user_not_registered_destination ?? '',
      };
  }
}

/** The change that sets the forward of a case. */
export function withForward(one: ForwardCase, { enabled, destination }: Forward): Partial<CallSettings> {
  switch (one) {
    case 'all':
      return { forward_all_enabled: enabled, forward_all_destination: destination };
    case 'busy':
      return { forward_busy_enabled: enabled, forward_busy_destination: destination };
    case 'noAnswer':
      return { forward_no_answer_enabled: enabled, forward_no_answer_destination: destination };
    case 'away':
      return {
        forward_user_not_registered_enabled: enabled,
        forward_user_not_registered_destination: destination,
      };
  }
}

/** The change that takes another one back. */
export function undoOf(before: CallSettings, changes: Partial<CallSettings>): Partial<CallSettings> {
  const undo: Partial<CallSettings> = settingsOf(before);
  for (const key of keysOf(undo)) if (!Object.hasOwn(changes, key)) delete undo[key];
  return undo;
}

function settingsOf(of: CallSettings): CallSettings {
  return {
    do_not_disturb: of.do_not_disturb,
    follow_me_enabled: of.follow_me_enabled,
    forward_all_enabled: of.forward_all_enabled,
    forward_all_destination: of.forward_all_destination,
    forward_busy_enabled: of.forward_busy_enabled,
    forward_busy_destination: of.forward_busy_destination,
    forward_no_answer_enabled: of.forward_no_answer_enabled,
    forward_no_answer_destination: of.forward_no_answer_destination,
    forward_user_not_registered_enabled: of.forward_user_not_registered_enabled,
    forward_user_not_registered_destination: of.forward_user_not_registered_destination,
  };
}

function keysOf(settings: Partial<CallSettings>): (keyof CallSettings)[] {
  const keys: (keyof CallSettings)[] = [];
  let key: keyof CallSettings;
  for (key in settings) keys.push(key);
  return keys;
}

/** What becomes of the next call. */
export type Outcome =
  | { readonly kind: 'forwarded'; readonly why: ForwardCase; readonly to: string }
  | { readonly kind: 'busy' | 'away' | 'followed' | 'rings' };

/** What becomes of the next call, by the order of contract 20 §1.8. */
export function outcomeOf(settings: CallSettings & Pick<Extension, 'registered'>): Outcome {
  const forwarded = (why: ForwardCase): Outcome | null => {
    const { enabled, destination } = forwardOf(settings, why);
    return enabled && destination !== '' ? { kind: 'forwarded', why, to: destination } : null;
  };
  const all = forwarded('all');
  if (all) return all;
  if (settings.do_not_disturb) return forwarded('busy') ?? { kind: 'busy' };
  const away = settings.registered ? null : forwarded('away');
  if (away) return away;
  if (settings.follow_me_enabled) return { kind: 'followed' };
  return { kind: settings.registered ? 'rings' : 'away' };
}
