import { describe, expect, it } from 'vitest';
import { at, texts, xmlOf } from '../../testing/read-file.ts';
import { fileOf, LINE, sampleDevice } from '../../testing/sample-device.ts';
import { mergeVariables } from '../../variables.ts';

const profileOf = (...of: Parameters<typeof sampleDevice>) => texts(xmlOf(fileOf(sampleDevice(...of), '{mac}.cfg')));

describe('a Cisco or Linksys configuration (contract 20 §3.4)', () => {
  it('has the line with all that a registration needs', () => {
    expect(profileOf('cisco', 'spa504g')).toMatchObject({
      Line_Enable_1_: 'Yes',
      Proxy_1_: 'acme.example.com:5080',
      Use_Outbound_Proxy_1_: 'No',
      Register_1_: 'Yes',
      Register_Expires_1_: '610',
      SIP_Transport_1_: 'TCP',
      SIP_Port_1_: '5060',
      Use_DNS_SRV_1_: 'No',
      Display_Name_1_: 'Ann Smith',
      User_ID_1_: '1001',
      Password_1_: 's3cr3t-Ann',
      Use_Auth_ID_1_: 'Yes',
      Auth_ID_1_: 'ann-auth',
      DTMF_Tx_Method_1_: 'AVT',
      Line_Enable_2_: 'No',
      Line_Enable_4_: 'No',
    });
    expect(profileOf('cisco', 'spa504g')['Dial_Plan_1_']).toMatch(/\*xx.*xx\./);
  });

  it('finds the server in the DNS and goes through a proxy where the line says so', () => {
    const lines = [{ ...LINE, transport: 'dns srv', outboundProxy: 'edge.example.com:5090' } as const];
    expect(profileOf('linksys', 'spa942', { lines })).toMatchObject({
      Proxy_1_: 'acme.example.com',
      Use_DNS_SRV_1_: 'Yes',
      SIP_Transport_1_: 'AUTO',
      Use_Outbound_Proxy_1_: 'Yes',
      Outbound_Proxy_1_: 'edge.example.com:5090',
    });
  });

  it('has keys: lines, and functions on them', () => {
    expect(profileOf('cisco', 'spa504g')).toMatchObject({
      Extension_1_: '1',
      Short_Name_1_: 'Ann',
      Share_Call_Appearance_1_: 'private',
      Extension_2_: 'Disabled',
      Short_Name_2_: 'Bob',
      Extended_Function_2_: 'fnc=blf+sd+cp;sub=1002@acme.example.com',
      Extension_3_: 'Disabled',
      Extended_Function_3_: '',
    });
  });

  it('has the device: mailbox, clock, logins, and where to fetch with which login', () => {
    const variables = mergeVariables([
      { http_auth_username: 'fetch', http_auth_password: 'pw', admin_password: 'A', user_password: 'U' },
    ]);
    expect(profileOf('cisco', 'spa504g', { variables })).toMatchObject({
      Voice_Mail_Number: '*97',
      Station_Name: 'Front desk',
      Provision_Enable: 'Yes',
      Profile_Rule: '[--uid fetch --pwd pw] https://pbx.example.com/provision/$MA.cfg',
      'Auth_Resync-Reboot': 'No',
      Primary_NTP_Server: 'pool.ntp.org',
      Time_Zone: 'GMT+01:00',
      Daylight_Saving_Time_Enable: 'Yes',
      Daylight_Saving_Time_Rule: 'start=3/-1/7/2:0:0;end=10/-1/7/3:0:0;save=1:0:0',
      Admin_Passwd: 'A',
      User_Password: 'U',
      Upgrade_Enable: 'No',
    });
  });

  it('has T.38 and the pickup code for each port of an adapter', () => {
    expect(profileOf('cisco', 'spa112')).toMatchObject({
      FAX_Enable_T38_1_: 'Yes',
      Call_Pickup_Code_1_: '**',
      Line_Enable_2_: 'No',
    });
  });

  it('stands in a device of its own for multiplatform phones', () => {
    const root = xmlOf(fileOf(sampleDevice('cisco', '8841'), '{mac}.cfg'));
    expect(root.name).toBe('device');
    expect(texts(at(root, 'flat-profile'))).toMatchObject({ User_ID_1_: '1001', Line_Enable_10_: 'No' });
  });

  it('answers the names that SPA phones ask for', () => {
    const device = sampleDevice('cisco', 'spa504g');
    for (const name of ['spa{mac}.cfg', '{mac}.xml', '{mac}', '', 'spa504g.cfg']) {
      expect(fileOf(device, name).name).toBe('{mac}.cfg');
    }
  });
});
