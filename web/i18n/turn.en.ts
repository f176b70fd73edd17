export default {
  pin: 'Visit first',
  postpone: 'Visit later',
  standing: {
    pin: 'Visit first, until the end of {{until}}',
    postpone: 'Visit later, until the end of {{until}}',
  },
  coming: {
    pin: 'Visit first, from {{from}} to {{until}}',
    postpone: 'Visit later, from {{from}} to {{until}}',
  },
  saidBy: '{{day}}, {{name}}',
  takeBack: 'Remove',
  explained: {
    pin: 'This household stands first in the list and is planned first until the day you choose. Its rank and all figures stay.',
    postpone:
      'This household stands last in the list and is not planned until after the day you choose. Its rank and all figures stay.',
  },
  reason: 'Reason',
  reasonExample: {
    pin: 'Such as: going to hospital soon, needs the insurance card on the phone',
    postpone: 'Such as: all at the harvest, asked to come afterwards',
  },
  reasonNote: 'Everybody who sees the list sees this reason.',
  until: 'Until the end of',
  days: { week: '1 week', fortnight: '2 weeks', month: '1 month' },
  done: { pin: 'To be visited first', postpone: 'To be visited later' },
  ended: 'Removed. The household stands by its rank again.',
};
