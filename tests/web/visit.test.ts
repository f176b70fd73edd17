import { expect, test } from 'vitest';
import { visitOf } from '../../web/visits/save-visit.ts';
import type { VisitDraft } from '../../web/visits/use-visit-draft.ts';

const draft = (part: Partial<VisitDraft>): VisitDraft => ({
  outcome: 'supported',
  topics: [],
  supported: 1,
  followUpOn: null,
  note: '',
  memberIds: null,
  location: null,
  platforms: null,
  ...part,
});

test('persons and topics count only where somebody was supported', () => {
  expect(visitOf('h', draft({ supported: 3, topics: ['vneid'] }))).toMatchObject({ supported: 3, topics: ['vneid'] });
  expect(visitOf('h', draft({ outcome: 'not_home', supported: 3, topics: ['vneid'] }))).toMatchObject({
    supported: 0,
    topics: [],
  });
});

test('a day for coming back belongs to support and to being asked back, nothing else', () => {
  const followUpOn = '2026-12-01';
  expect(visitOf('h', draft({ outcome: 'come_back', followUpOn })).followUpOn).toBe(followUpOn);
  expect(visitOf('h', draft({ outcome: 'refused', followUpOn })).followUpOn).toBeNull();
});

test('without an outcome there is no visit', () => {
  expect(() => visitOf('h', draft({ outcome: null }))).toThrow('outcome');
});
