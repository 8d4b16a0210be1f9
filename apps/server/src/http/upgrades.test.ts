import { describe, expect, it } from 'vitest';
import { upgradeRoute } from './upgrades.ts';

describe('which WebSocket a request wants', () => {
  const route = { path: '/api/ws', upgrade: () => undefined };
  const wants = (url: string, upgrade?: string) =>
    upgradeRoute([route], { url, headers: upgrade === undefined ? {} : { upgrade } });

  it('the one of its path, whatever the query', () => {
    expect(wants('/api/ws', 'websocket')).toBe(route);
    expect(wants('/api/ws?token=x', 'WebSocket')).toBe(route);
  });

  it('none without the header, for another protocol, or at another path', () => {
    expect(wants('/api/ws')).toBeUndefined();
    expect(wants('/api/ws', 'h2c')).toBeUndefined();
    expect(wants('/api/wss', 'websocket')).toBeUndefined();
    expect(wants('/ws?x=/api/ws', 'websocket')).toBeUndefined();
  });
});
