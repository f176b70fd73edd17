/** The calls at one household's door that lead to where it stands at the end of the history. */

import { visitMinute } from './activity_days.ts';
import { dateOf, instant, unixTime } from './calendar.ts';
import type { Destiny } from './destinies.ts';
import { type Random, uuidv7 } from './random.ts';
import type { DemoHousehold, DemoMember, DemoVisit, VisitOutcome } from './types.ts';

const FIRST_TOPICS = ['vneid', 'vneid', 'public_services', 'scam_recognition', 'online_safety', 'digital_policy'];
const LATER_TOPICS = [
  'public_services',
  'cashless_payment',
  'safe_shopping',
  'trustworthy_shops',
  'digital_signature',
  'health_education',
  'smart_farming',
  'ocop_selling',
  'traceability',
  'market_information',
  'data_protection',
  'scam_recognition',
];
const PLATFORMS = [
  'vneid',
  'zalo',
  'public_service_portal',
  'e_wallet',
  'mobile_banking',
  'vssid',
  'e_commerce',
  'digital_payment',
];
const PLATFORM_WEIGHTS = [0.3, 0.22, 0.14, 0.08, 0.1, 0.08, 0.05, 0.03];
const NOTES: Record<VisitOutcome, string[]> = {
  supported: [
    'Đã cài VNeID, còn quên mật khẩu',
    'Bác nhờ hướng dẫn lại cách gọi video cho con',
    'Máy cũ, mạng yếu',
    'Cần hỗ trợ nộp hồ sơ trực tuyến',
  ],
  informed: ['Phát tờ rơi tại cửa', 'Hẹn ra nhà văn hóa học', 'Bận phơi thóc, chưa làm được'],
  not_home: ['Cả nhà ra đồng', 'Khóa cổng, hàng xóm bảo đi ăn cỗ', 'Đi biển chưa về'],
  come_back: ['Hẹn tối cuối tuần khi con trai về', 'Nhờ quay lại sau vụ gặt'],
  refused: ['Sợ bị lừa, chưa muốn làm'],
  moved: ['Cả nhà vào Nam làm ăn', 'Nhà khóa, bỏ trống từ đầu năm'],
  wrong_location: ['Vị trí trên bản đồ là nhà bên cạnh'],
};

export interface VisitFrame {
  today: number;
  /** Days on which calls may have been made here, some more than once. */
  days: readonly number[];
  /** Who was in charge on a day, or somebody else of the team. */
  whoOn: (day: number) => DemoMember;
  /** Somebody of the team who came along, or null. */
  alongOn: (day: number, who: DemoMember) => DemoMember | null;
}

interface Step {
  outcome: VisitOutcome;
  platforms: string[] | null;
  /** Days until one wants to come back; null for no follow-up. */
  followUpAfter: number | null;
}

const step = (outcome: VisitOutcome, platforms: string[] | null = null, followUpAfter: number | null = null): Step => ({
  outcome,
  platforms,
  followUpAfter,
});

/** The household's visits, oldest first; on each day at most one. */
export function visitsOf(random: Random, household: DemoHousehold, destiny: Destiny, frame: VisitFrame): DemoVisit[] {
  const steps = stepsTo(random, destiny);
  const days = pickDays(random, steps, destiny, frame);
  return steps.map((item, i) => toVisit(random, household, item, days[i]!, i, frame));
}

function stepsTo(random: Random, destiny: Destiny): Step[] {
  const tries: Step[] = random.chance(0.28) ? [step('not_home')] : [];
  const seen = () => (random.chance(0.45) ? null : []);
  switch (destiny) {
    case 'never_reached':
      return random.chance(0.02) ? [step('wrong_location')] : [];
    case 'attempted':
      return [...tries, random.chance(0.3) ? step('come_back', null, random.int(3, 21)) : step('not_home')];
    case 'informed':
      return [...tries, step('informed'), ...(random.chance(0.15) ? [step('not_home')] : [])];
    case 'follow_up_due':
      return [...tries, step('supported', random.chance(0.4) ? platformsSeen(random) : seen(), random.int(7, 30))];
    case 'reached':
      return [...tries, ...(random.chance(0.3) ? [step('supported', seen())] : []), step('supported', seen())];
    case 'adopting':
      return [
        ...tries,
        ...(random.chance(0.5) ? [step('supported', seen())] : []),
        step('supported', platformsSeen(random)),
      ];
    case 'refused':
      return [...tries, ...(random.chance(0.15) ? [step('supported', seen())] : []), step('refused')];
    case 'inactive':
      return [...tries, step('moved')];
  }
}

function platformsSeen(random: Random): string[] {
  const seen = new Set<string>();
  for (let n = random.int(1, 4); n > 0; n--) seen.add(PLATFORMS[random.weighted(PLATFORM_WEIGHTS)]!);
  return PLATFORMS.filter((platform) => seen.has(platform));
}

/** Distinct days in order; a refusal is fresh (it would lapse after 90 days), a follow-up lies before today. */
function pickDays(random: Random, steps: readonly Step[], destiny: Destiny, frame: VisitFrame): number[] {
  const due = destiny === 'follow_up_due' ? steps.at(-1)!.followUpAfter! : 0;
  const latest = frame.today - 1 - due;
  const last = destiny === 'refused' ? random.int(frame.today - 80, latest) : latest;
  const possible = [...new Set(frame.days)].filter((day) => day <= last);
  const earliest = destiny === 'refused' ? frame.today - 85 : -Infinity;
  const final = possible.filter((day) => day >= earliest);
  const end = final.length > 0 ? random.pick(final) : last;
  const before = random
    .shuffle(possible.filter((day) => day < end))
    .slice(0, steps.length - 1)
    .sort((a, b) => a - b);
  while (before.length < steps.length - 1) before.unshift((before[0] ?? end) - random.int(2, 6));
  return [...before, end];
}

function toVisit(
  random: Random,
  household: DemoHousehold,
  item: Step,
  day: number,
  nth: number,
  frame: VisitFrame,
): DemoVisit {
  const minute = visitMinute(random, day);
  const who = frame.whoOn(day);
  const along = random.chance(0.3) ? frame.alongOn(day, who) : null;
  const supported = item.outcome === 'supported';
  const persons = Math.min(household.adults ?? 2, 1 + random.weighted([0.62, 0.3, 0.08]));
  return {
    id: uuidv7(random, unixTime(day, minute)),
    householdId: household.id,
    memberId: who.id,
    memberIds: along ? [who.id, along.id] : [who.id],
    at: instant(day, minute),
    outcome: item.outcome,
    supported: supported ? Math.max(1, persons) : 0,
    topics: supported ? topicsOf(random, nth) : item.outcome === 'informed' ? ['digital_policy'] : [],
    platforms: item.platforms,
    followUpOn: item.followUpAfter === null ? null : dateOf(day + item.followUpAfter),
    note: random.chance(0.16) ? random.pick(NOTES[item.outcome]) : null,
  };
}

function topicsOf(random: Random, nth: number): string[] {
  const source = nth === 0 ? FIRST_TOPICS : [...FIRST_TOPICS, ...LATER_TOPICS];
  const topics = new Set<string>();
  for (let n = random.int(1, 3); n > 0; n--) topics.add(random.pick(source));
  return [...topics];
}
