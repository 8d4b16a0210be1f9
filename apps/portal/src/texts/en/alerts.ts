/** What wants attention. */
export const texts = {
  bell: 'What wants attention',
  unseen_one: 'What wants attention: {{count}} new',
  unseen_other: 'What wants attention: {{count}} new',
  own: {
    fraud_alarm: 'Fraud alarm',
    premium_alarm: 'Premium numbers were called',
    no_credit: 'The credit is used up',
    low_credit: 'The credit is low',
    provider_down: 'A provider fails',
  },
  of: {
    fraud_alarm: 'Fraud alarm at {{name}}',
    premium_alarm: 'Premium numbers were called at {{name}}',
    no_credit: '{{name}} has no credit left',
    low_credit: 'The credit of {{name}} is low',
    provider_down: 'Provider {{name}} fails',
  },
  text: {
    fraud_alarm: '{{spent}} were spent within an hour; the alarm stands at {{limit}}.',
    premium_alarm: 'Phones tried to call premium numbers; the calls were refused.',
    no_credit: 'Balance: {{credit}}. Paid calls are refused.',
    low_credit: 'Balance: {{credit}}.',
  },
};
