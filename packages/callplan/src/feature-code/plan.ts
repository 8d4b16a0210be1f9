import type { CallerId } from '../configuration.ts';
import type { CallHistory } from '../leg.ts';
import type { CodeParameter } from './catalogue.ts';

/** Steps of the codes that need the caller's keys, his settings or calls that ring elsewhere (contract 20 §12.3). */
export type FeatureStep =
  | DialOnStep
  | CallerSettingStep
  | ToggleCallFlowStep
  | RecordPromptStep
  | PickupStep
  | CallAgainStep
  | WithholdStep
  | EchoStep
  | HearStep
  | SayClockStep
  | OrderWakeUpStep
  | GreetWokenStep;

/** Ask for what the code wants, three times, and route the call anew to the code with it. */
export interface DialOnStep {
  readonly step: 'dial_on';
  readonly code: string;
  readonly wants: CodeParameter;
  /** Of the call that goes on. */
  readonly history: CallHistory;
}

/** Change a setting, say what it is now, and end the call. */
export interface CallerSettingStep {
  readonly step: 'caller_setting';
  /** Who changes it. */
  readonly extensionUuid: string;
  readonly change: CallerSetting;
}

export type CallerSetting =
  | { readonly setting: 'forward_all'; readonly to: 'off' | 'toggle' | { readonly number: string } }
  | { readonly setting: 'do_not_disturb'; readonly to: 'on' | 'off' | 'toggle' }
  | { readonly setting: 'follow_me'; readonly to: 'toggle' }
  | { readonly setting: 'ring_group_forward'; readonly to: 'toggle'; readonly ringGroupUuid: string };

/** Switch a call flow to its other state, after its PIN where it has one (contract 20 §9.2). */
export interface ToggleCallFlowStep {
  readonly step: 'toggle_call_flow';
  readonly callFlowUuid: string;
  /** Null: somebody outside. */
  readonly extensionUuid: string | null;
  readonly hasPin: boolean;
  /** Played in the state that it is then in; empty = a tone. */
  readonly sounds: { readonly normal: string; readonly alternate: string };
}

/** Have the caller make a recording of the tenant's (contract 30 §14), and end the call. */
export interface RecordPromptStep {
  readonly step: 'record_prompt';
  /** Who makes it. */
  readonly extensionUuid: string;
}

/** Take the call that has rung longest at one of these extensions. */
export interface PickupStep {
  readonly step: 'pickup';
  readonly extensionUuids: readonly string[];
  /** Shown to the caller who is taken. */
  readonly calleeId: CallerId;
}

/** Route the call to the number that the extension was last called from, or last dialled. */
export interface CallAgainStep {
  readonly step: 'call_again';
  readonly which: 'last_caller' | 'last_dialled';
  readonly extensionUuid: string;
  readonly history: CallHistory;
}

/** Who is called from now on does not hear who calls (RFC 3323). */
export interface WithholdStep {
  readonly step: 'withhold';
}

/** The caller hears himself until he hangs up. */
export interface EchoStep {
  readonly step: 'echo';
  readonly delayMs: number;
}

/** A sound or music of contract 20 §0.9 until the caller hangs up. */
export interface HearStep {
  readonly step: 'hear';
  readonly sound: string;
  readonly isMusic: boolean;
}

/** Say what the clock shows in a zone, and end the call. */
export interface SayClockStep {
  readonly step: 'say_clock';
  readonly what: 'time' | 'date' | 'datetime';
  readonly timeZone: string;
}

/** Ask for a time and have the extension called then, or take the call back (contract 20 §12.3). */
export interface OrderWakeUpStep {
  readonly step: 'order_wake_up';
  readonly extensionUuid: string;
  /** In which the time is meant. */
  readonly timeZone: string;
}

/** Greet who has answered his wake-up call and say what the clock shows. */
export interface GreetWokenStep {
  readonly step: 'greet_woken';
  readonly timeZone: string;
}
