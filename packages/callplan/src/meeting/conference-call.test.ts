import { describe, expect, it } from 'vitest';
import { planCall } from '../plan-call.ts';
import { extension, legFrom, legFromOutside, NOW, tenantOf, uuidOf } from '../testing/tenant.ts';
import { conferenceCallTo } from './conference-call.ts';

const tenant = tenantOf(extension('1001'), extension('1002', { alias: '2002' }));

describe('*30<ext> (contract 20 §12.3)', () => {
  it('joins the conference that the extension is in, or calls the extension', () => {
    const { handledBy, steps } = planCall(tenant, legFrom('1001', conferenceCallTo('2002')), NOW);
    expect(handledBy).toEqual({ kind: 'feature', code: '*30' });
    expect(steps).toMatchObject([
      { step: 'meet', extensionUuid: uuidOf('1002') },
      { step: 'transfer', destination: '1002', history: { transfers: 1 } },
    ]);
  });

  it('asks for the extension that was not dialled on', () => {
    expect(planCall(tenant, legFrom('1001', '*30'), NOW).steps[0]).toMatchObject({
      step: 'dial_on',
      wants: 'extension',
    });
  });

  it('leads back to the own conference, and never to the own phone', () => {
    const { steps } = planCall(tenant, legFrom('1001', '*301001'), NOW);
    expect(steps.map(({ step }) => step)).toEqual(['meet', 'say', 'hangup']);
  });

  it('meets nobody who is not there', () => {
    expect(planCall(tenant, legFrom('1001', '*301009'), NOW).steps[0]).toEqual({
      step: 'say',
      prompt: 'invalid_extension',
    });
  });

  it('lets callers from outside in where an extension sends them, and no others', () => {
    const sent = { transfers: 1, forwardedBy: uuidOf('1001') };
    expect(planCall(tenant, legFromOutside('*301001', sent), NOW).steps[0]).toMatchObject({ step: 'meet' });
    expect(planCall(tenant, legFromOutside('*301001'), NOW).steps[0]).toEqual({
      step: 'say',
      prompt: 'not_authorised',
    });
  });
});
