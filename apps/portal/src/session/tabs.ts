import type { Login } from './session-state.ts';

/** What the tabs of one browser tell each other, so that a link opened in a new tab needs no new login. */
export interface Tabs {
  /**
   * Asks the other tabs for a login. `take` is given the first answer, however late a busy tab gives it.
   * @returns when it was, or when none answers at once
   */
  ask(take: (login: Login) => void): Promise<void>;
  onAsked(answer: () => Login | undefined): void;
  tellLeft(userId: number): void;
  onLeft(left: (userId: number) => void): void;
}

type Message =
  | { readonly type: 'who'; readonly tab: string }
  | { readonly type: 'login'; readonly tab: string; readonly login: Login }
  | { readonly type: 'left'; readonly userId: number };

/** So long nothing is shown: most tabs answer within. */
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
    ask(take) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ANSWER_MS);
        const end = listen((message) => {
          if (message.type !== 'login' || message.tab !== tab) return;
          end();
          clearTimeout(timer);
          take(message.login);
          resolve();
        });
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
