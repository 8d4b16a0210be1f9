import { X509Certificate } from 'node:crypto';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import type { Change } from '../../http/resource/resource.ts';
import { defaultCodecs, readCodecs } from './codec-list.ts';
import { readHostPort } from './host-port.ts';
import { defaultPort, isInternal, isProviderType, type ProviderType, servicesOf } from './provider-types.ts';

const URL_FORM = /^https?:\/\/[^\s"<>\p{Cc}]+$/u;
const SETTING = /^[a-z0-9_-]+=[^\p{Cc}]*$/u;

/** What follows from what was sent of a provider (contract 30 §2.1). @throws ApiError 400 */
export async function completeProvider({ before, after }: Change): Promise<Shown> {
  if (after === null) return {};
  const type = typeIn(after, before === null);
  requireSettings(after['settings']);
  if (after['tls_ca'] !== before?.['tls_ca']) requireCertificates(after['tls_ca']);
  const serviceFlag = servicesOf(type, numberIn(after, 'service_flag'));
  return {
    ...placeOf(type, before, after),
    service_flag: serviceFlag,
    ...codecsOf(before, after, serviceFlag),
    ...activityOf(before, after),
  };
}

function typeIn(after: Shown, isNew: boolean): ProviderType {
  const type = after['type'];
  if (!isProviderType(type) || (isNew && isInternal(type))) {
    throw errors.badField('type', 'must be sip, smtp, http or smpp');
  }
  return type;
}

/** The host without its port, and the port that it came with or that the type has. */
function placeOf(type: ProviderType, before: Shown | null, after: Shown): Shown {
  if (before !== null && after['host'] === before['host']) return {};
  const text = String(after['host']).trim();
  const isUrl = type === 'http' && URL_FORM.test(text);
  const read = isUrl ? { host: text, port: null } : readHostPort(text);
  if (read === null) throw errors.badField('host', 'must be an address or a name, with a port behind it or not');
  if (read.port !== null) return { host: read.host, port: read.port };
  if (before !== null || after['port'] !== undefined) return { host: read.host };
  const usesTls = type === 'http' ? text.startsWith('https:') : after['register_transport'] === 'tls';
  return { host: read.host, port: defaultPort(type, usesTls) };
}

/** What is the default anyway follows it: it is not the same for voice and for fax. */
function codecsOf(before: Shown | null, after: Shown, serviceFlag: number): Shown {
  const sent = after['codec_prefs'];
  if (typeof sent !== 'string' || sent === before?.['codec_prefs']) return {};
  const codecs = readCodecs(sent);
  if (codecs === null) throw errors.badField('codec_prefs', 'may name PCMU, PCMA, G722, G729, OPUS and T38');
  return { codec_prefs: codecs === defaultCodecs(serviceFlag) ? '' : codecs };
}

/** `active` and `enabled` are one; the one that changes decides. */
function activityOf(before: Shown | null, after: Shown): Shown {
  const { active, enabled } = after;
  const isEnabled = before === null ? enabled !== undefined : enabled !== before['enabled'];
  const isOn = isEnabled ? enabled === 'true' : active !== 0;
  return { active: isOn ? 1 : 0, enabled: String(isOn) };
}

function requireCertificates(text: unknown): void {
  if (typeof text !== 'string' || text === '') return;
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const begun = text.split('-----BEGIN CERTIFICATE-----').length - 1;
  if (blocks.length !== begun || !blocks.every(isCertificate)) {
    throw errors.badField('tls_ca', 'must be certificates as PEM text');
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== '';
  } catch {
    return false;
  }
}

function requireSettings(settings: unknown): void {
  if (typeof settings !== 'string') return;
  const lines = settings.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (!lines.every((line) => SETTING.test(line.trim()))) {
    throw errors.badField('settings', 'must be lines of key=value; keys are a-z, 0-9, _ and -');
  }
}

function numberIn(values: Shown, name: string): number | undefined {
  const value = values[name];
  return typeof value === 'number' ? value : undefined;
}
