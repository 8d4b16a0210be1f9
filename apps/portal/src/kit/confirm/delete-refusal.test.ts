import { describe, expect, it } from 'vitest';
import { referencesOf } from './delete-refusal.ts';

describe('the refusal of a delete (contract 20 §0.8)', () => {
  it('says what leads to the object, by kind', () => {
    expect(
      referencesOf(
        "Cannot delete 'Sales': referenced by IVR Menu(s): Main, Night; Inbound Route(s): +441632960000. Remove those references first.",
      ),
    ).toEqual([
      { kind: 'ivrMenu', label: 'IVR Menu', names: ['Main', 'Night'] },
      { kind: 'inboundRoute', label: 'Inbound Route', names: ['+441632960000'] },
    ]);
    expect(referencesOf('Cannot delete: used by Call Queue(s): Support.')).toEqual([
      { kind: 'callQueue', label: 'Call Queue', names: ['Support'] },
    ]);
  });

  it('stands names that look like its grammar', () => {
    expect(
      referencesOf("Cannot delete 'a: b.c': referenced by Ring Group(s): x; y. Remove those references first."),
    ).toEqual([{ kind: 'ringGroup', label: 'Ring Group', names: ['x; y'] }]);
  });

  it('knows kinds without a plural, and says others as they come', () => {
    expect(
      referencesOf("Cannot delete 'x': referenced by Follow Me: 1001; Fax Job(s): 7. Remove those references first."),
    ).toEqual([
      { kind: 'followMe', label: 'Follow Me', names: ['1001'] },
      { kind: null, label: 'Fax Job', names: ['7'] },
    ]);
    expect(referencesOf('Cannot delete: used by Device(s): Desk, Hall')).toEqual([
      { kind: 'device', label: 'Device', names: ['Desk', 'Hall'] },
    ]);
  });

  it('is nothing of the kind in other messages', () => {
    expect(referencesOf('Ring Group not found')).toEqual([]);
    expect(referencesOf('')).toEqual([]);
  });
});
