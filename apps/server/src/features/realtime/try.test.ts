import { test } from 'vitest';
import { startTestServer } from '../../testing/test-server.ts';
test('x', async () => {
  const s = await startTestServer();
  const r = await s.request('POST','/fpbx_extensions',{token:s.adminToken, body:{extension:'1001', password:'s3cret!!'}});
  console.log(r.status, r.text);
  const g = await s.request('GET','/fpbx_extensions/'+r.body.extension_uuid,{token:s.adminToken});
  console.log(g.status, g.text);
  console.log((await s.request('GET','/fpbx_extensions',{token:s.adminToken})).text);
  console.log((await s.request('GET','/fpbx_domains',{token:s.adminToken})).text);
  console.log((await s.request('GET','/realtime',{token:s.adminToken})).text);
  try { console.log(await s.makeTenant('alpha')); } catch (e) { console.log(String(e)); }
  await s.close();
});
