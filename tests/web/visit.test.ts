import { expect, test } from 'vitest';
import type { HistoryItem } from '#api/households/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { visitOf } from '../../web/visits/save-visit.ts';
import type { VisitDraft } from '../../web/visits/use-visit-draft.ts';
import { draftOf } from '../../web/visits/visit-to-correct.ts';

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

const recorded = (part: Partial<HistoryItem>): HistoryItem => ({
  id: 'v',
  kind: 'visit',
  at: '2026-11-20T02:00:00.000Z',
  byName: 'Phạm Thị Nhàn',
  outcome: 'supported',
  supported: 2,
  topics: ['vneid'],
  platforms: [],
  undoable: false,
  ...part,
});
const team = [
  { id: 'm1', name: 'Phạm Thị Nhàn' },
  { id: 'm2', name: 'Trần Văn Sơn' },
  { id: 'm3', name: 'Trần Văn Sơn' },
] as Member[];

test('a correction begins with what the visit said', () => {
  const form = draftOf(recorded({ note: 'Hẹn chiều', memberName: 'Phạm Thị Nhàn', platforms: ['vneid'] }), team);
  expect(visitOf('h', form, 'v')).toMatchObject({
    outcome: 'supported',
    supported: 2,
    topics: ['vneid'],
    note: 'Hẹn chiều',
    platforms: ['vneid'],
    memberIds: ['m1'],
    supersedes: 'v',
  });
});

test('where two go by one name, a correction does not guess who went', () => {
  expect(draftOf(recorded({ memberName: 'Phạm Thị Nhàn, Trần Văn Sơn' }), team).memberIds).toBeNull();
});

test('a visit that supported nobody still offers one person to begin with', () => {
  expect(draftOf(recorded({ outcome: 'not_home', supported: 0, topics: [] }), team)).toMatchObject({ supported: 1 });
});
