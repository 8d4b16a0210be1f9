/** Languages a menu speaks (contract 20 §6). */
export const MENU_LANGUAGES = ['en', 'fr', 'de', 'es', 'it'] as const;

/** An IVR menu as calls see it (contract 20 §6). Sounds by the grammar of contract 20 §0.9, empty = the built-in one. */
export interface MenuConfiguration {
  readonly uuid: string;
  readonly name: string;
  readonly number: string;
  readonly enabled: boolean;
  readonly language: string;
  readonly greetLong: string;
  readonly greetShort: string;
  readonly invalidSound: string;
  readonly exitSound: string;
  /** Wait for the first digit. */
  readonly timeoutMs: number;
  readonly interDigitTimeoutMs: number;
  readonly maxFailures: number;
  readonly maxTimeouts: number;
  readonly directDial: boolean;
  readonly exitApp: string;
  readonly exitData: string;
  readonly namePrefix: string;
  readonly ringback: string;
  /** A PIN is asked first; the host checks it. */
  readonly hasPin: boolean;
  /** Enabled ones, in their order. */
  readonly options: readonly MenuOption[];
}

export interface MenuOption {
  readonly uuid: string;
  /** Literal, or a regular expression between slashes (contract 20 §6.1). */
  readonly digits: string;
  readonly action: string;
  readonly param: string;
}
