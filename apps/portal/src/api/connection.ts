/** Whether the server answers. */
export type Connection = 'up' | 'lost';

type Listener = () => void;

let state: Connection = 'up';
const listeners = new Set<Listener>();

function become(next: Connection): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export const connection = {
  state: (): Connection => state,
  /** @returns ends the subscription */
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** A request got an answer, whichever. */
export function reportReachable(): void {
  become('up');
}

/** A request got none. */
export function reportUnreachable(): void {
  become('lost');
}
