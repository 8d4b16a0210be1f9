import type { ExtensionConfiguration, TenantConfiguration } from '@strowger/callplan';
import type { Channel, SwitchEvent } from '@strowger/switch';
import { createEmbeddedSwitch, type EmbeddedSwitch } from '../embedded-switch.ts';
import type { EmbeddedSwitchOptions } from '../options.ts';
import { Observed } from './observed.ts';
import { extension, TestHost, tenantWith } from './test-host.ts';
import { type PhoneOptions, TestPhone } from './test-phone.ts';

export interface LaboratoryOptions {
  readonly extensions?: readonly ExtensionConfiguration[];
  readonly tenant?: Partial<TenantConfiguration>;
  readonly engine?: Partial<EmbeddedSwitchOptions>;
}

/** Of this test process: what phones of another one still send must not arrive here. Above those of the media's own tests. */
const MEDIA_PORTS = 1800;
const FIRST_MEDIA_PORT = 24_200 + MEDIA_PORTS * (Number(process.env['VITEST_POOL_ID'] ?? 0) % 3);

/** An engine on free ports of 127.0.0.1 with its host and phones; `close` ends them all. */
export class Laboratory {
  readonly host: TestHost;
  readonly engine: EmbeddedSwitch;
  readonly events: SwitchEvent[] = [];
  readonly seen = new Observed();
  readonly log: string[] = [];
  readonly #phones: TestPhone[] = [];

  private constructor(host: TestHost, options: Partial<EmbeddedSwitchOptions>) {
    this.host = host;
    this.engine = createEmbeddedSwitch(
      {
        sipHost: '127.0.0.1',
        sipPort: 0,
        publicAddress: '127.0.0.1',
        rtpPorts: { min: FIRST_MEDIA_PORT, max: FIRST_MEDIA_PORT + MEDIA_PORTS - 1 },
        log: (level, message, detail) => {
          if (level === 'error' || level === 'warn')
            this.log.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`);
        },
        ...options,
      },
      host,
    );
    this.engine.subscribe((event) => {
      this.events.push(event);
      this.seen.notify();
    });
  }

  static async open(options: LaboratoryOptions = {}): Promise<Laboratory> {
    const extensions = options.extensions ?? [extension('1001'), extension('1002'), extension('1003')];
    const laboratory = new Laboratory(new TestHost(tenantWith(extensions, options.tenant)), options.engine ?? {});
    await laboratory.engine.start();
    return laboratory;
  }

  portOf(transport: 'udp' | 'tcp' = 'udp'): number {
    return this.engine.listening.find((place) => place.transport === transport)?.port ?? 0;
  }

  /** A phone that has not registered. */
  async phone(options: PhoneOptions): Promise<TestPhone> {
    const phone = await TestPhone.open(options, this.portOf(options.transport));
    this.#phones.push(phone);
    return phone;
  }

  async registered(user: string, options: Partial<PhoneOptions> = {}): Promise<TestPhone> {
    const phone = await this.phone({ ...options, user });
    const { status } = await phone.register();
    if (status !== 200) throw new Error(`registration of ${user} was answered ${status}`);
    return phone;
  }

  event(type: SwitchEvent['type'], extension?: string): Promise<SwitchEvent> {
    return this.seen.until(`event ${type} ${extension ?? ''}`, () =>
      this.events.find((event) => event.type === type && (extension === undefined || extensionOf(event) === extension)),
    );
  }

  types(): string[] {
    return this.events.map((event) => event.type);
  }

  async channelOf(number: string): Promise<Channel> {
    const found = (await this.engine.channels()).find((channel) => channel.extension === number);
    if (found === undefined) throw new Error(`no channel of ${number}`);
    return found;
  }

  async close(): Promise<void> {
    await this.engine.stop(0);
    this.host.mailboxes.dispose();
    this.host.recordings.dispose();
    this.host.faxInbox.dispose();
    await Promise.all(this.#phones.map((phone) => phone.close()));
  }
}

function extensionOf(event: SwitchEvent): string {
  if ('channel' in event) return event.channel.extension;
  return 'registration' in event ? event.registration.extension : '';
}
