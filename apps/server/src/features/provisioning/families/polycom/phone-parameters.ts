import type { ClockChange } from '../../clock/zone-clock.ts';
import { type DeviceConfiguration, withoutScheme } from '../../configuration.ts';
import { keyTarget } from '../../keys.ts';
import { type Codec, codecsOf, resyncSeconds } from '../../variables.ts';
import type { PolycomModel } from './models.ts';
import { type Parameters, prefixed } from './registration.ts';

/** Stars, and what is watched under a name, are dialled too. */
const DIGIT_MAP = '*xx.T|**x.T|park+x.T|flow+x.T|[2-9]11|0T|+x.T|x.T';
const CODEC_NAMES: Readonly<Record<Codec, string>> = {
  opus: 'Opus',
  g722: 'G722',
  pcmu: 'G711_Mu',
  pcma: 'G711_A',
  g729: 'G729_AB',
};
const CODECS: readonly Codec[] = ['opus', 'g722', 'pcmu', 'pcma', 'g729'];

/** How it speaks SIP. */
export function sipParameters({ variables }: DeviceConfiguration): Parameters {
  const wanted = codecsOf(variables, CODECS);
  const preferences = CODECS.map((codec) => [
    `voice.codecPref.${CODEC_NAMES[codec]}`,
    String(wanted.indexOf(codec) + 1),
  ]);
  return {
    'dialplan.digitmap': DIGIT_MAP,
    'dialplan.impossibleMatchHandling': '2',
    'nat.keepalive.interval': '30',
    'tone.dtmf.rfc2833Control': '1',
    'voIpProt.SIP.specialEvent.checkSync.alwaysReboot': '1',
    'sec.srtp.enable': variables.srtp === 'off' ? '0' : '1',
    'sec.srtp.offer': variables.srtp === 'off' ? '0' : '1',
    'sec.srtp.require': variables.srtp === 'required' ? '1' : '0',
    'qos.ip.callControl.dscp': variables.dscp_signalling,
    'qos.ip.rtp.dscp': variables.dscp_media,
    ...Object.fromEntries(preferences),
  };
}

/** Where it is: clock, network, its own login, and where it fetches. */
export function siteParameters(device: DeviceConfiguration): Parameters {
  const { variables, clock, provisioningUrl } = device;
  const settings: Parameters = {
    'prov.serverName': withoutScheme(provisioningUrl),
    'prov.serverType': provisioningUrl.startsWith('https:') ? 'HTTPS' : 'HTTP',
    'prov.user': variables.http_auth_username,
    'prov.password': variables.http_auth_password,
    'auth.localAdminPassword': variables.admin_password,
    'auth.localUserPassword': variables.user_password,
    'sntp.serverName': variables.ntp_server_primary,
    'sntp.gmtOffset': String(clock.offset),
    ...(variables.dns_server_primary === '' ? {} : { 'dns.serverAddress': variables.dns_server_primary }),
    ...(variables.dns_server_secondary === '' ? {} : { 'dns.altSrvAddress': variables.dns_server_secondary }),
    ...(variables.vlan_id === '' ? {} : { 'net.vlanId': variables.vlan_id }),
  };
  const set = Object.entries(settings).flatMap(([name, value]) => [
    [`device.${name}.set`, '1'],
    [`device.${name}`, value],
  ]);
  return {
    'device.set': '1',
    ...Object.fromEntries(set),
    'tcpIpApp.sntp.address': variables.ntp_server_primary,
    'tcpIpApp.sntp.address.overrideDHCP': '1',
    'tcpIpApp.sntp.gmtOffset': String(clock.offset),
    'tcpIpApp.sntp.gmtOffset.overrideDHCP': '1',
    ...savingParameters(clock),
    ...pollingParameters(device),
  };
}

function savingParameters({ saving }: DeviceConfiguration['clock']): Parameters {
  const place = 'tcpIpApp.sntp.daylightSavings.';
  if (!saving) return { [`${place}enable`]: '0' };
  return prefixed(place, {
    enable: '1',
    fixedDayEnable: '0',
    ...change('start.', saving.start),
    ...change('stop.', saving.end),
  });
}

/** The date is the first day of the week meant; Sunday is day 1. */
function change(place: string, { month, week, weekday, hour }: ClockChange): Parameters {
  return prefixed(place, {
    month: String(month),
    date: String(week === 5 ? 1 : (week - 1) * 7 + 1),
    dayOfWeek: String(weekday + 1),
    'dayOfWeek.lastInMonth': week === 5 ? '1' : '0',
    time: String(hour),
  });
}

/** Daily, at a minute that its address decides. */
function pollingParameters(device: DeviceConfiguration): Parameters {
  return {
    'prov.polling.enabled': '1',
    'prov.polling.mode': 'rel',
    'prov.polling.period': String(resyncSeconds(device)),
  };
}

/** Keys that watch, and one button for messages. */
export function featureParameters({ keys, variables }: DeviceConfiguration, model: PolycomModel): Parameters {
  const watched = keys.filter(({ type }) => type === 'blf' || type === 'park').slice(0, model.watched);
  const resources = watched.map((key, index) =>
    prefixed(`attendant.resourceList.${index + 1}.`, {
      address: keyTarget(key, variables),
      label: key.label,
      type: key.type === 'blf' ? 'automata' : 'normal',
    }),
  );
  return {
    'up.oneTouchVoiceMail': '1',
    'feature.directedCallPickup.enabled': '1',
    'call.directedCallPickupMethod': 'legacy',
    'call.directedCallPickupString': variables.pickup_prefix,
    'call.parkedCallRetrieveString': '',
    'attendant.behaviors.display.spontaneousCallAppearances.automata': '0',
    'attendant.behaviors.display.spontaneousCallAppearances.normal': '0',
    'attendant.behaviors.display.remoteCallerID.automata': '1',
    'attendant.behaviors.display.remoteCallerID.normal': '1',
    ...Object.assign({}, ...resources),
  };
}
