import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { parseMessage, SipRequest, SipResponse, serializeMessage } from '@strowger/sip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laboratory } from '../testing/laboratory.ts';
import { extension } from '../testing/test-host.ts';

const ANN = extension('1001');
/** Of the tenant of the laboratory. */
const OWN = { tenantId: 7, extensionUuid: ANN.uuid };
const HEADERS_BACK = ['Via', 'From', 'To', 'Call-ID', 'CSeq'];

/** A device that answers every request with a status, and remembers them. */
class Device {
  readonly requests: SipRequest[] = [];
  readonly #socket: Socket = createSocket('udp4');

  static async open(status: number): Promise<Device> {
    const device = new Device();
    device.#socket.on('message', (bytes, from) => {
      const request = parseMessage(bytes);
      if (!(request instanceof SipRequest)) return;
      device.requests.push(request);
      const headers = HEADERS_BACK.map((name) => [name, request.headers.get(name) ?? ''] as const);
      device.#socket.send(serializeMessage(new SipResponse({ status, headers })), from.port, from.address);
    });
    device.#socket.bind(0, '127.0.0.1');
    await once(device.#socket, 'listening');
    return device;
  }

  get contact(): string {
    return `<sip:1001@127.0.0.1:${this.#socket.address().port}>`;
  }

  close(): void {
    this.#socket.close();
  }
}

describe('devices are told something outside of subscriptions', () => {
  let laboratory: Laboratory;
  let devices: Device[];
  beforeEach(async () => {
    laboratory = await Laboratory.open({ extensions: [ANN] });
    devices = [await Device.open(200), await Device.open(489)];
  });
  afterEach(async () => {
    await laboratory.close();
    for (const device of devices) device.close();
  });

  const registerAll = async () => {
    for (const { contact } of devices) {
      const phone = await laboratory.phone({ user: '1001' });
      await phone.register({ contact });
    }
  };

  it('by NOTIFY to each contact; those that refuse do not count', async () => {
    await registerAll();
    expect(await laboratory.engine.notifyContacts(OWN, { event: 'check-sync;reboot=true' })).toBe(1);
    for (const device of devices) {
      const [notify] = device.requests;
      expect(`<${notify?.uriText}>`).toBe(device.contact);
      expect([notify?.method, notify?.headers.get('Event'), notify?.headers.get('Subscription-State')]).toEqual([
        'NOTIFY',
        'check-sync;reboot=true',
        'terminated;reason=noresource',
      ]);
      expect(notify?.to.params.has('tag')).toBe(false);
      expect(notify?.from.params.has('tag')).toBe(true);
      expect(notify?.headers.get('Contact')).toContain('sip:1001@');
    }
  });

  it('with a body where there is one', async () => {
    await registerAll();
    const body = 'Messages-Waiting: yes\r\n';
    await laboratory.engine.notifyContacts(OWN, {
      event: 'message-summary',
      body,
      contentType: 'application/simple-message-summary',
    });
    expect(devices[0]?.requests[0]).toMatchObject({ text: body, contentType: 'application/simple-message-summary' });
  });

  it('unless none is registered, or the extension is another tenant’s', async () => {
    const notRegistered = expect.objectContaining({ reason: 'not_registered' });
    await expect(laboratory.engine.notifyContacts(OWN, { event: 'check-sync' })).rejects.toEqual(notRegistered);
    await registerAll();
    const foreign = { ...OWN, tenantId: 8 };
    await expect(laboratory.engine.notifyContacts(foreign, { event: 'check-sync' })).rejects.toEqual(notRegistered);
    expect(devices.flatMap(({ requests }) => requests)).toEqual([]);
  });
});
