import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { meets, memberLoad, type Norm } from '#geo';

const atLeastTen: Norm = { id: 'member-load', threshold: 10, upper: null, unit: 'member', dueOn: null };

test('fewer than ten households are few, far more than the team’s mean are many', () => {
  const team = [9, 20, 60];
  expect(team.map((own) => memberLoad(own, team, atLeastTen))).toEqual(['few', 'fair', 'many']);
});

test('a norm that is not in force asks for nothing', () => {
  expect(memberLoad(0, [0, 5], undefined)).toBe('fair');
});

test.prop([fc.nat(100), fc.nat(100), fc.nat(100)])('a norm is met exactly between its bounds', (least, span, value) => {
  const norm: Norm = { ...atLeastTen, threshold: least, upper: least + span };
  expect(meets(norm, value)).toBe(value >= least && value <= least + span);
});
