import { expect, test } from 'vitest';
import { legendSelection, toggleLegend } from '../../../web/map/legend-filter.ts';

test('pressing an entry of the legend twice leaves the filter as it was', () => {
  const filter = { hamletId: 'x1', clusterId: 'c1' };
  for (const key of ['flagged', 'reached'] as const)
    expect(toggleLegend(toggleLegend(filter, key), key)).toEqual(filter);
});

test('statuses add up and leave the flagged to their own entry', () => {
  const filter = toggleLegend(toggleLegend({}, 'never_reached'), 'attempted');
  expect(filter).toEqual({ statuses: ['never_reached', 'attempted'], flagged: false });
  expect([...legendSelection(filter)]).toEqual(['never_reached', 'attempted']);
});

test('the flagged stand alone', () => {
  const flagged = toggleLegend({ statuses: ['reached'], flagged: false, memberId: 'm1' }, 'flagged');
  expect(flagged).toEqual({ memberId: 'm1', flagged: true });
  expect([...legendSelection(flagged)]).toEqual(['flagged']);
  expect(toggleLegend(flagged, 'refused')).toEqual({ memberId: 'm1', statuses: ['refused'], flagged: false });
});
