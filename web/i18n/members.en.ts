export default {
  households: '{{n}} [household|households]',
  stops: '{{n}} [household|households] that day',
  far: 'lives {{distance}} away',
  away: 'away until {{day}}',
  none: 'cannot take part now',
  few: 'few hours: {{n}} [hour|hours] a week',
  notThatDay: 'not free that day',
};
