export default {
  title: 'Coverage of {{name}}',
  words: 'Sums only, nothing about any single household.',
  none: 'No hamlets yet.',
  flagged: 'Priority households nobody has reached',
  ofHouseholds: 'of {{n}} households',
  ofWhole: '{{n}}/{{whole}} households',
  goal: {
    reached: 'Reached',
    informed: 'Informed',
    adopting: 'Use a platform',
    assigned: 'Assigned',
  },
  byHamlet: 'By hamlet',
  order: 'Sorted by',
  orderBy: { flagged: 'priority households', reached: 'least reached', name: 'name' },
  cardFlagged: '{{n}} priority',
  bar: 'Of {{whole}} households: {{flagged}} priority, {{reached}} reached',
};
