import type { Login } from './session-state.ts';

/** What the tabs of one browser tell each other, so that a link opened in a new tab needs no new login. */
export interface Tabs {
  /** The login of another tab; `undefined` where none answers at once. */
  ask(): Promise<Login | undefined>;
  onAsked(answer: () => Login | undefined): void;
  tellLeft(userId: number): void;
  onLeft(left: (userId: number) => void): void;
}

type Message =
  | { readonly type: 'who'; readonly tab: string }
  | { readonly type: 'login'; readonly tab: string; readonly login: Login }
  | { readonly type: 'left'; readonly userId: number };

/** Another tab of this browser needs no longer than this. */
const ANSWER_MS = 80;

/** Tabs over a BroadcastChannel, which reaches this origin alone. */
export function createTabs(): Tabs {
  const channel = new BroadcastChannel('strowger.session');
  const tab = crypto.randomUUID();
  const send = (message: Message): void => channel.postMessage(message);
  const listen = (hear: (message: Message) => void): (() => void) => {
    const onMessage = (event: MessageEvent<Message>): void => hear(event.data);
    channel.addEventListener('message', onMessage);
    return () => channel.removeEventListener('message', onMessage);
  };
  return {
    ask() {
      return new Promise((resolve) => {
        const timer = setTimeout(() => done(undefined), ANSWER_MS);
        const end = listen((message) => {
          if (message.type === 'login' && message.tab === tab) done(message.login);
        });
        const done = (login: Login | undefined): void => {
          clearTimeout(timer);
          end();
          resolve(login);
        };
        send({ type: 'who', tab });
      });
    },
    onAsked(answer) {
      listen((message) => {
        const login = message.type === 'who' ? answer() : undefined;
        if (message.type === 'who' && login !== undefined) send({ type: 'login', tab: message.tab, login });
      });
    },
    tellLeft: (userId) => send({ type: 'left', userId }),
    onLeft(left) {
      listen((message) => {
        if (message.type === 'left') left(message.userId);
      });
    },
  };
}
