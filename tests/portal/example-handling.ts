/** What happens to the calls of the example company: lists of the API, and what is put into them, in order. */
export function handling(domain: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  const option = (digits: string, param: string, text: string) => ({
    ivr_menu_option_digits: digits,
    ivr_menu_option_action: 'transfer',
    ivr_menu_option_param: param,
    ivr_menu_option_description: text,
  });
  const agent = (number: string, name: string, tier: number) => ({
    agent_name: name,
    agent_contact: `user/${number}@${domain}`,
    tier_level: tier,
  });
  return [
    ['music_on_hold', { music_on_hold_name: 'Quiet piano' }],
    ['recordings', { name: 'Welcome', description: 'Heard by everybody who calls the main number' }],
    [
      'ring_groups',
      {
        ring_group_name: 'Sales',
        ring_group_extension: '300',
        ring_group_description: 'Rings everybody in sales',
        destinations: ['202', '203', '204'].map((destination_number) => ({ destination_number })),
      },
    ],
    [
      'ring_groups',
      {
        ring_group_name: 'Workshop',
        ring_group_extension: '301',
        ring_group_strategy: 'sequence',
        destinations: ['208', '206'].map((destination_number) => ({ destination_number })),
      },
    ],
    [
      'call_queues',
      {
        queue_name: 'Service desk',
        queue_extension: '400',
        queue_strategy: 'longest-idle-agent',
        agents: [agent('205', 'Elena Petrova', 1), agent('206', 'James Hollis', 1), agent('207', 'Sofia Marin', 2)],
      },
    ],
    [
      'conferences',
      { conference_center_name: 'Monday meeting', conference_center_extension: '500', participant_pin: '4711' },
    ],
    [
      'ivr_menus',
      {
        ivr_menu_name: 'Main menu',
        ivr_menu_extension: '600',
        ivr_menu_description: 'What callers of the main number hear',
        options: [option('1', '300', 'Sales'), option('2', '400', 'Service desk'), option('9', '201', 'Reception')],
      },
    ],
    [
      'call_flows',
      {
        call_flow_name: 'Holidays',
        call_flow_extension: '700',
        call_flow_feature_code: '*5700',
        call_flow_label: 'Open',
        call_flow_alternate_label: 'On holiday',
        call_flow_app: 'transfer',
        call_flow_data: '600',
        call_flow_alternate_app: 'voicemail',
        call_flow_alternate_data: '201',
      },
    ],
    [
      'time_conditions',
      {
        tc_name: 'Office hours',
        tc_extension: '800',
        tc_time_start: '08:30',
        tc_time_stop: '17:30',
        tc_wday_start: 'mon',
        tc_wday_stop: 'fri',
        tc_open_destination: '700',
        tc_closed_destination: 'voicemail:201',
        rules: [{ name: 'Christmas', match: { mon: '12', mday: '24-26' }, destination: 'voicemail:201' }],
      },
    ],
    ['call_block', { call_block_number: '+441632960666', call_block_name: 'Robocalls', call_block_action: 'reject' }],
  ];
}

/** Its numbers: the provider hands them out. */
export const ROUTES = [
  {
    destination_number: '+441632960100',
    destination_target_type: 'time_condition',
    destination_target: '800',
    destination_description: 'Main number',
  },
  {
    destination_number: '+441632960120',
    destination_target_type: 'ring_group',
    destination_target: '300',
    destination_description: 'Sales',
  },
] as const;
