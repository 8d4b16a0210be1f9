import type { MediaLog } from './api.ts';

/** A command on its way to a thread; its answer bears the same number. */
export interface ThreadRequest<Command> {
  readonly sequence: number;
  readonly command: Command;
}

/** What a thread tells its owner. */
export type ThreadMessage<Reply, Event, Code extends string> =
  | { readonly type: 'reply'; readonly sequence: number; readonly reply: Reply }
  | { readonly type: 'refused'; readonly sequence: number; readonly code: Code; readonly message: string }
  | { readonly type: 'event'; readonly event: Event }
  | {
      readonly type: 'log';
      readonly level: Parameters<MediaLog>[0];
      readonly message: string;
      readonly detail: Readonly<Record<string, unknown>>;
    };
