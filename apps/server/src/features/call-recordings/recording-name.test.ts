import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordingName } from './recording-name.ts';

const call = {
  callId: 'b7d0c7a2-0000-4000-8000-000000000001',
  at: new Date('2026-03-01T23:05:09Z'),
  where: { zone: 'Europe/Berlin' },
};

describe('the name of a queue’s recordings (contract 20 §5, queue_record_template)', () => {
  it.each([
    ['${uuid}', `${call.callId}.wav`],
    [
      '$${recordings_dir}/${domain_name}/archive/${strftime(%Y)}/${strftime(%b)}/${uuid}.${record_ext}',
      `${call.callId}.wav`,
    ],
    ['/var/calls/sales_${strftime(%Y-%m-%d-%H-%M-%S)}_${uuid}.mp3', `sales_2026-03-02-00-05-09_${call.callId}.wav`],
    ['${strftime(%d/%m/%y %I.%M %p, %A %e %B)}', '02-03-26 12.05 AM, Monday 2 March.wav'],
    ['sales ${unknown}"\r\nx', 'sales ___x.wav'],
    ['../../etc/passwd', 'passwd.wav'],
    ['${uuid}/', null],
    ['..', null],
  ])('%s', (template, name) => expect(recordingName(template, call)).toBe(name));

  it('is a plain file name, whatever the template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (template) => {
        const name = recordingName(template, call);
        if (name !== null) expect(name).toMatch(/^[^./\\\p{C}"][^/\\\p{C}"]*\.wav$/u);
      }),
    );
  });
});
